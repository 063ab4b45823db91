import { type MonoTypeOperatorFunction, type SchedulerLike, throwError, throwIfEmpty, timeout } from 'rxjs';
import { ProviderError } from '../errors.js';

/** One call brings an answer in time, or errors. Waiting for its turn comes before it and does not count. */
export function answeredWithin<T>(
  timeoutMs: number,
  provider: string,
  scheduler: SchedulerLike,
): MonoTypeOperatorFunction<T> {
  const transient = (message: string) =>
    new ProviderError(`${provider} ${message}`, { failure: 'transient' });
  return (call) =>
    call.pipe(
      timeout({
        first: timeoutMs,
        scheduler,
        with: () => throwError(() => transient(`gave no answer within ${timeoutMs / 1000} s`)),
      }),
      throwIfEmpty(() => transient('ended the call without an answer')),
    );
}
