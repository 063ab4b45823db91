import { UsageError } from '../../errors.js';
import { type Flag, many, one, toggle } from '../arguments/flag.js';
import { anyText, positiveInteger } from '../values/flagValues.js';

/** The flags of `compare`, in the order of its help. */
export const COMPARE_FLAGS = {
  by: many(
    {
      describe: 'what tells the sides apart, repeatable: model, prompt, file or a column',
      value: 'COLUMN',
      without: 'model, and file if there are several',
    },
    anyText,
  ),
  baseline: one(
    {
      describe: 'the side that others are compared to; a part of its name will do',
      value: 'NAME',
      without: 'the first',
    },
    anyText,
    undefined,
  ),
  score: one(
    { describe: 'the column of numbers to compare', value: 'COLUMN', without: 'score' },
    anyText,
    undefined,
  ),
  case: many(
    {
      describe: 'a column that tells cases apart, repeatable',
      value: 'COLUMN',
      without: 'all variables of the run',
    },
    anyText,
  ),
  cluster: one(
    {
      describe: 'cases of one value here depend on one another, such as questions on one text',
      value: 'COLUMN',
      without: 'cases are independent',
    },
    anyText,
    undefined,
  ),
  tries: one(
    { describe: 'the k of pass@k and pass^k', alias: 'k', value: 'N,...', without: 'the number of repeats' },
    (text, flag) => text.split(',').map((part) => positiveInteger(part, flag)),
    undefined,
  ),
  json: toggle({ describe: 'all figures as JSON' }),
  'fail-under': one(
    { describe: 'exit with 1 when the mean of any side is lower', value: 'N', without: 'never' },
    number,
    undefined,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

/** What the flags of `compare` were set to. */
export type CompareFlags = {
  readonly [Name in keyof typeof COMPARE_FLAGS]: ReturnType<(typeof COMPARE_FLAGS)[Name]['read']>;
} & { readonly files: readonly string[] };

function number(text: string, flag: string): number {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text.trim()))
    throw new UsageError(`--${flag} needs a number, got '${text}'`);
  return Number(text);
}
