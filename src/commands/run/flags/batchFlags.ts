import { type Flag, one, toggle } from '../../arguments/flag.js';
import { positiveInteger, positiveSeconds } from '../../values/flagValues.js';

/** Rows that are answered within a day, for half the price. */
export const BATCH_FLAGS = {
  batch: toggle({
    describe: "ask in the provider's batch API: for about half the price, within a day or so",
    without: 'row by row',
  }),
  'batch-size': one(
    {
      describe: 'with --batch: requests in one job',
      value: 'N',
      without: 'what the provider allows, less 5 %',
    },
    positiveInteger,
    undefined,
  ),
  'batch-poll': one(
    {
      describe: 'with --batch: look every so many seconds where a job stands',
      value: 'SECONDS',
      without: '60',
    },
    positiveSeconds,
    60_000,
  ),
  'no-wait': toggle({
    describe: 'with --batch: submit, collect what is there, and end; --resume collects the rest later',
    without: 'wait',
  }),
  'cancel-batches': toggle({
    describe: 'with --batch: cancel the jobs of earlier runs, keep what they have finished, submit nothing',
  }),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
