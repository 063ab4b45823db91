import { catchError, type MonoTypeOperatorFunction, type SchedulerLike, tap, throwError } from 'rxjs';
import type { Experiment } from '../experiment.js';
import { foreignFailureOf } from '../providers/foreignFailureOf.js';
import type { ProviderLane } from './providerLane.js';

/** Lets the lane draw its conclusions from how a call ended. Errors with the `ProviderError` it makes of an error. */
export function judgedBy<T>(
  lane: ProviderLane,
  experiment: Experiment,
  scheduler: SchedulerLike,
): MonoTypeOperatorFunction<T> {
  return (call) =>
    call.pipe(
      tap(() => lane.answered(experiment)),
      catchError((error: unknown) => {
        const failure = foreignFailureOf(error, experiment.provider, scheduler.now());
        return throwError(() => lane.failed(experiment, failure, scheduler.now()));
      }),
    );
}
