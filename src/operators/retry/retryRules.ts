import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { longTimers } from '../longTimers.js';
import { backoffCurve } from './backoffCurve.js';
import { RETRY_DEFAULTS } from './retryDefaults.js';
import type { RetryWithBackoffOptions } from './retryOptions.js';

/** How errors are retried: the options of `retryWithBackoff`, checked and complete. */
export interface RetryRules {
  readonly maxRetries: NonNullable<RetryWithBackoffOptions['maxRetries']>;
  readonly shouldRetry: NonNullable<RetryWithBackoffOptions['shouldRetry']>;
  readonly delayHintMs: NonNullable<RetryWithBackoffOptions['delayHintMs']>;
  readonly countsHinted: NonNullable<RetryWithBackoffOptions['countsHinted']>;
  readonly maxWaitMs: NonNullable<RetryWithBackoffOptions['maxWaitMs']>;
  /** Wait before each retry, in milliseconds. Retries count from 1. */
  readonly backoffMs: (retry: number) => number;
  /** For delays of any length. */
  readonly scheduler: SchedulerLike;
}

/** Checks the options of `retryWithBackoff`. Throws `RangeError` for one out of range. */
export function retryRules(options: RetryWithBackoffOptions): RetryRules {
  const {
    maxRetries = RETRY_DEFAULTS.maxRetries,
    shouldRetry = () => true,
    delayHintMs = () => undefined,
    countsHinted = () => false,
    maxWaitMs = RETRY_DEFAULTS.maxWaitMs,
    scheduler = asyncScheduler,
  } = options;
  if (!(maxRetries >= 0)) throw new RangeError(`maxRetries must be 0 or more, got ${maxRetries}`);
  if (!(maxWaitMs >= 0)) throw new RangeError(`maxWaitMs must be 0 or more, got ${maxWaitMs}`);
  return {
    maxRetries,
    shouldRetry,
    delayHintMs,
    countsHinted,
    maxWaitMs,
    backoffMs: backoffCurve(options),
    scheduler: longTimers(scheduler),
  };
}
