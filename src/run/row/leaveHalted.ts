import { type MonoTypeOperatorFunction, of } from 'rxjs';
import { concatOne } from '../../operators/concatOne.js';
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
}: Pick<RunScope, 'halts' | 'halt' | 'clean' | 'endRow'>): MonoTypeOperatorFunction<PreparedRow> {
  return concatOne((row) => {
    if ('problem' in row) return of(row);
    const { experiment } = row;
    const { unconfigured } = row.provider;
    if (unconfigured !== undefined)
      halt({ provider: experiment.provider, failure: 'unconfigured', reason: clean(unconfigured) });
    const reason = halts.reason(experiment);
    return reason === undefined ? of(row) : endRow({ type: 'row-left', experiment, reason });
  });
}
