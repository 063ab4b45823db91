import { ignoreElements, type MonoTypeOperatorFunction, merge, startWith, take, tap } from 'rxjs';
import type { Experiment } from '../experiment.js';
import type { Halts } from './halts.js';

/** Ends a row with `RowLeft` as soon as it must not be sent any more, but lets a call in flight come to its end. */
export function leftWhileWaiting<T>(
  halts: Halts,
  experiment: Experiment,
  inFlight: () => boolean,
): MonoTypeOperatorFunction<T> {
  const leaving = halts.changes.pipe(
    startWith(undefined),
    tap(() => {
      if (!inFlight()) halts.check(experiment);
    }),
    ignoreElements(),
  );
  return (row) => merge(leaving, row).pipe(take(1));
}
