import { type MonoTypeOperatorFunction, Observable, type Subscription } from 'rxjs';
import { operate } from '../operate.js';
import type { Retry } from './retryOptions.js';
import type { RetryRules } from './retryRules.js';

/** `retryWithBackoff` for many sources, such as all rows of a run, whose rules are the same. */
export function retryBy<T>(
  rules: RetryRules,
  onRetry: (retry: Retry) => void = () => {},
): MonoTypeOperatorFunction<T> {
  const { maxRetries, shouldRetry, delayHintMs, countsHinted, maxWaitMs, backoffMs, scheduler } = rules;
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
              waiting = scheduler.schedule(attempt, waitMs);
              destination.add(waiting);
            },
          }),
        );
      };
      attempt();
    });
}
