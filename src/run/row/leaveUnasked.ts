import type { Observable } from 'rxjs';
import type { Experiment } from '../../experiment.js';
import type { RunScope } from '../scope.js';

/**
 * Ends a row that must not be asked before it is even prepared: a million rows behind a refused key are left in seconds.
 * Not where the sink may hold its result already, which only its question can tell. `undefined` for any other row.
 */
export function leaveUnasked({
  sink,
  halts,
  endRow,
}: Pick<RunScope, 'sink' | 'halts' | 'endRow'>): (experiment: Experiment) => Observable<never> | undefined {
  if (sink.has !== undefined) return () => undefined;
  return (experiment) => {
    const reason = experiment.problem === undefined ? halts.reason(experiment) : undefined;
    return reason === undefined ? undefined : endRow({ type: 'row-left', experiment, reason });
  };
}
