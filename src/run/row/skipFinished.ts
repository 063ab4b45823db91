import { of } from 'rxjs';
import { concatOne } from '../../operators/concatOne.js';
import type { Check } from '../../operators/inTurn.js';
import type { PreparedRow } from '../preparedRow.js';
import type { RunScope } from '../scope.js';

/** Ends a row whose result the sink holds already. */
export function skipFinished({ sink, endRow }: Pick<RunScope, 'sink' | 'endRow'>): Check<PreparedRow> {
  const has = sink.has?.bind(sink);
  if (has === undefined) return (row) => row;

  return (row) => {
    const { experiment, ids } = row;
    return has(experiment, ids).pipe(
      concatOne((isKept) => (isKept ? endRow({ type: 'row-kept', experiment }) : of(row))),
    );
  };
}
