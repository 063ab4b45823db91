import { type Flag, one } from '../../arguments/flag.js';
import { seconds, wholeNumber } from '../../arguments/values/flagValues.js';

/** How often a failed attempt is tried again. */
export const FAILURE_FLAGS = {
  'max-retries': one({ describe: 'retries of a failed attempt', value: 'N', without: '3' }, wholeNumber, 3),
  'retry-delay': one(
    {
      describe: 'wait before the first retry, in seconds; doubles each time',
      value: 'SECONDS',
      without: '1',
    },
    seconds,
    1000,
  ),
  'max-retry-delay': one(
    { describe: 'ceiling of one such wait, in seconds', value: 'SECONDS', without: '60' },
    seconds,
    60_000,
  ),
  'max-wait': one(
    {
      describe: 'longest time that one row waits because its provider says so, in seconds',
      value: 'SECONDS',
      without: '600',
    },
    seconds,
    600_000,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
