import type { Check } from '../../operators/inTurn.js';
import type { PreparedRow } from '../preparedRow.js';
import type { RunScope } from '../scope.js';

/** Tells what of a row's question its provider does not take: each thing once in a run, however many rows it concerns. */
export function tellLeftOut({ announce, clean }: Pick<RunScope, 'announce' | 'clean'>): Check<PreparedRow> {
  const told = new Set<string>();
  return (row) => {
    if ('problem' in row || row.provider.leftOut === undefined) return row;
    for (const line of row.provider.leftOut(row.request)) {
      if (told.has(line)) continue;
      told.add(line);
      announce({ type: 'warning', message: clean(line) });
    }
    return row;
  };
}
