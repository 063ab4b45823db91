import { RETRY_DEFAULTS } from '../../../operators/retry/retryDefaults.js';
import { type Flag, one } from '../../arguments/flag.js';
import { inSeconds, seconds, wholeNumber } from '../../values/flagValues.js';

/** How often a failed attempt is tried again. */
export const FAILURE_FLAGS = {
  'max-retries': one(
    { describe: 'retries of a failed attempt', value: 'N', without: String(RETRY_DEFAULTS.maxRetries) },
    wholeNumber,
    RETRY_DEFAULTS.maxRetries,
  ),
  'retry-delay': one(
    {
      describe: 'wait before the first retry, in seconds; doubles each time',
      value: 'SECONDS',
      without: inSeconds(RETRY_DEFAULTS.initialDelayMs),
    },
    seconds,
    RETRY_DEFAULTS.initialDelayMs,
  ),
  'max-retry-delay': one(
    {
      describe: 'ceiling of one such wait, in seconds',
      value: 'SECONDS',
      without: inSeconds(RETRY_DEFAULTS.maxDelayMs),
    },
    seconds,
    RETRY_DEFAULTS.maxDelayMs,
  ),
  'max-wait': one(
    {
      describe: 'longest time that one row waits because its provider says so, in seconds',
      value: 'SECONDS',
      without: inSeconds(RETRY_DEFAULTS.maxWaitMs),
    },
    seconds,
    RETRY_DEFAULTS.maxWaitMs,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
