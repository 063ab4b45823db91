import {
  asyncScheduler,
  type MonoTypeOperatorFunction,
  Observable,
  type SchedulerLike,
  type Subscription,
} from 'rxjs';
import { type BackoffCurveOptions, backoffCurve } from './backoffCurve.js';
import { longTimers } from './longTimers.js';
import { operate } from './operate.js';
import { RETRY_DEFAULTS } from './retryDefaults.js';

/** What is about to be waited for. */
export interface Retry {
  readonly error: unknown;
  /** Retries that count, this one included if it does. */
  readonly retries: number;
  readonly waitMs: number;
}

export interface RetryWithBackoffOptions extends BackoffCurveOptions {
  /** Retries after the first attempt. `0` turns retrying off, but for the waits of `delayHintMs`. Default `3`. */
  maxRetries?: number | undefined;
  /** Whether an error is worth another attempt. Default: every error. */
  shouldRetry?: ((error: unknown) => boolean) | undefined;
  /**
   * How long the server asks to be left alone, in milliseconds, if it does. Such a wait is never undercut, is not
   * shortened by jitter, and does not count as a retry; `0` is none. Default: no error carries one.
   */
  delayHintMs?: ((error: unknown) => number | undefined) | undefined;
  /** Whether an attempt counts as a retry although a hint came before it. Default: none does. */
  countsHinted?: ((error: unknown) => boolean) | undefined;
  /**
   * Longest time from the end of the first attempt to the end of a hinted wait, in milliseconds; a hint beyond it
   * gives up at once. Default `600_000`.
   */
  maxWaitMs?: number | undefined;
  /** Told of every wait before it begins. */
  onRetry?: ((retry: Retry) => void) | undefined;
  /** Clock for the waits. Default `asyncScheduler`. */
  scheduler?: SchedulerLike | undefined;
}

/**
 * Resubscribes to a failed source after a wait that grows geometrically.
 *
 * ```
 * attempt 1  --#
 * attempt 2       --#                 after 3 ms
 * attempt 3               --r|        after 6 ms
 * result     ---------------r|        initialDelayMs: 3
 * ```
 *
 * Values of a failed attempt have already been passed on; use it on sources that emit once, such as one HTTP call.
 * Unsubscribing cancels a pending wait.
 *
 * Errors with the last source error, unwrapped, once `maxRetries` is used up, `shouldRetry` refuses, or a hinted wait
 * would go beyond `maxWaitMs`. Throws `RangeError` at call time for an option out of range.
 *
 * @example
 * const delayHintMs = (error: unknown) => (ProviderError.isInstance(error) ? error.delayMs : undefined);
 * complete(request).pipe(retryWithBackoff({ maxRetries: 5, delayHintMs }))
 */
export function retryWithBackoff<T>(options: RetryWithBackoffOptions = {}): MonoTypeOperatorFunction<T> {
  const {
    maxRetries = RETRY_DEFAULTS.maxRetries,
    shouldRetry = () => true,
    delayHintMs = () => undefined,
    countsHinted = () => false,
    maxWaitMs = RETRY_DEFAULTS.maxWaitMs,
    onRetry = () => {},
    scheduler = asyncScheduler,
  } = options;
  if (!(maxRetries >= 0)) throw new RangeError(`maxRetries must be 0 or more, got ${maxRetries}`);
  if (!(maxWaitMs >= 0)) throw new RangeError(`maxWaitMs must be 0 or more, got ${maxWaitMs}`);
  const backoffMs = backoffCurve(options);

  return (source) =>
    new Observable((destination) => {
      // Not the subscription: the first attempt may have had to wait for its turn.
      let firstFailureMs: number | undefined;
      let retries = 0;

      const waitBefore = (error: unknown): number | undefined => {
        if (!shouldRetry(error)) return undefined;
        firstFailureMs ??= scheduler.now();
        const askedMs = delayHintMs(error) ?? 0;
        // A server that says "at once" again and again would be asked without end.
        const hintMs = askedMs > 0 ? askedMs : undefined;
        if (hintMs !== undefined && scheduler.now() + hintMs - firstFailureMs > maxWaitMs) return undefined;
        if (hintMs !== undefined && !countsHinted(error)) return Math.ceil(hintMs);
        if (retries >= maxRetries) return undefined;
        retries += 1;
        return Math.ceil(Math.max(backoffMs(retries), hintMs ?? 0));
      };

      let waiting: Subscription | undefined;
      const attempt = () => {
        let waitMs: number | undefined;
        source.subscribe(
          operate<T, T>({
            destination,
            error(error) {
              waitMs = waitBefore(error);
              if (waitMs === undefined) return destination.error(error);
              onRetry({ error, retries, waitMs });
            },
            // The failed attempt has let go of everything before the next one begins, however short the wait.
            finalize() {
              if (waitMs === undefined) return;
              if (waiting !== undefined) destination.remove(waiting);
              waiting = longTimers(scheduler).schedule(attempt, waitMs);
              destination.add(waiting);
            },
          }),
        );
      };
      attempt();
    });
}
