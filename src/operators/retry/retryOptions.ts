import type { SchedulerLike } from 'rxjs';
import type { BackoffCurveOptions } from './backoffCurve.js';

/** What is about to be waited for. */
export interface Retry {
  readonly error: unknown;
  /** Retries that count, this one included if it does. */
  readonly retries: number;
  readonly waitMs: number;
}

/** How a source that failed is tried again. */
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
