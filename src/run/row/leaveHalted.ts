import type { Check } from '../../operators/inTurn.js';
import type { PreparedRow } from '../preparedRow.js';
import type { RunScope } from '../scope.js';

/**
 * Ends a row that must not be asked, as its provider is halted or the run is to stop. A provider that lacks a setting
 * is halted by its first row.
 */
export function leaveHalted({
  halts,
  halt,
  clean,
  endRow,
}: Pick<RunScope, 'halts' | 'halt' | 'clean' | 'endRow'>): Check<PreparedRow> {
  return (row) => {
    if ('problem' in row) return row;
    const { experiment } = row;
    const { unconfigured } = row.provider;
    if (unconfigured !== undefined)
      halt({ provider: experiment.provider, failure: 'unconfigured', reason: clean(unconfigured) });
    const reason = halts.reason(experiment);
    return reason === undefined ? row : endRow({ type: 'row-left', experiment, reason });
  };
}
