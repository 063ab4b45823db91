import type { MonoTypeOperatorFunction } from 'rxjs';
import { retryBy } from './retryBy.js';
import type { RetryWithBackoffOptions } from './retryOptions.js';
import { retryRules } from './retryRules.js';

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
  return retryBy(retryRules(options), options.onRetry);
}
