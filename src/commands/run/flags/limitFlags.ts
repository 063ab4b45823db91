import { RUN_DEFAULTS } from '../../../run/runDefaults.js';
import { type Flag, many, one, toggle } from '../../arguments/flag.js';
import {
  caps,
  inSeconds,
  positiveAmount,
  positiveInteger,
  positiveSeconds,
  rates,
} from '../../values/flagValues.js';

/** How much at once, and how fast. */
export const LIMIT_FLAGS = {
  'max-concurrent': one(
    {
      describe: 'concurrent calls over all providers together',
      value: 'N',
      without: String(RUN_DEFAULTS.maxConcurrent),
    },
    positiveInteger,
    undefined,
  ),
  'provider-concurrency': many(
    {
      describe: 'concurrent calls by provider, repeatable',
      value: 'NAME=N,...',
      without: 'openai 10, openrouter 5, ...: see parallamr providers',
    },
    caps,
  ),
  'rate-limit': many(
    {
      describe: 'requests per second, minute or hour by provider or model, repeatable',
      value: 'NAME[/MODEL]=N/s,...',
      without: 'none',
    },
    rates,
  ),
  'token-limit': many(
    {
      describe: 'tokens per second, minute or hour by provider or model, input and output, repeatable',
      value: 'NAME[/MODEL]=N/s,...',
      without: 'none',
    },
    rates,
  ),
  'max-cost': one(
    {
      describe: 'US dollars: no further call when the known cost reaches it, calls in flight by estimate',
      value: 'USD',
      without: 'none',
    },
    positiveAmount,
    undefined,
  ),
  'allow-unpriced': toggle({ describe: 'with --max-cost: run models without a known price, too' }),
  sequential: toggle({
    describe: 'one row at a time, in input order; wins over the other concurrency flags',
    without: 'parallel',
  }),
  timeout: one(
    {
      describe:
        'how long one call may take, from connecting to the whole answer; waiting for its turn does not count',
      value: 'SECONDS',
      without: inSeconds(RUN_DEFAULTS.timeoutMs),
    },
    positiveSeconds,
    RUN_DEFAULTS.timeoutMs,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
