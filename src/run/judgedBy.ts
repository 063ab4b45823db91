import { catchError, type MonoTypeOperatorFunction, type SchedulerLike, tap, throwError } from 'rxjs';
import { ProviderError } from '../errors.js';
import type { Experiment } from '../experiment.js';
import type { ProviderLane } from './providerLane.js';

/** Lets the lane draw its conclusions from how a call ended, and errors with what it makes of an error. */
export function judgedBy<T>(
  lane: ProviderLane,
  experiment: Experiment,
  scheduler: SchedulerLike,
): MonoTypeOperatorFunction<T> {
  return (call) =>
    call.pipe(
      tap(() => lane.answered(experiment)),
      catchError((error: unknown) =>
        throwError(() =>
          error instanceof ProviderError ? lane.failed(experiment, error, scheduler.now()) : error,
        ),
      ),
    );
}
