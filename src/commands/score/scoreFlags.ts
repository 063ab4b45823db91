import { UsageError } from '../../errors.js';
import { type Flag, many, one, toggle } from '../arguments/flag.js';
import { assignment } from '../values/assignments.js';
import { anyText } from '../values/flagValues.js';
import { fraction, scale, tableFormat, thresholds, verdictWords } from './scoreValues.js';

/** The flags of `score`, in the order of its help. */
export const SCORE_FLAGS = {
  output: one(
    { describe: 'scored results', alias: 'o', value: 'FILE', without: 'stdout' },
    anyText,
    undefined,
  ),
  overwrite: toggle({ describe: 'replace an existing output', without: 'refuse' }),
  format: one(
    { describe: 'csv or jsonl', value: 'FORMAT', without: "by the output's ending, else as the input" },
    tableFormat,
    undefined,
  ),
  expect: many(
    {
      describe: 'what all rows are to answer, repeatable: a check and a template of columns',
      value: 'CHECK=TEMPLATE',
      without: 'columns expect.*',
    },
    assignment,
  ),
  answer: one(
    { describe: 'the column that is checked', value: 'COLUMN', without: 'output' },
    anyText,
    undefined,
  ),
  verdict: one(
    { describe: "the column that holds a judge's word", value: 'COLUMN', without: 'none' },
    anyText,
    undefined,
  ),
  scale: one(
    { describe: 'the worst and the best number that the judge gives', value: 'MIN..MAX', without: '0..1' },
    scale,
    undefined,
  ),
  words: one(
    {
      describe: "what the judge's words are worth, from 0 to 1",
      value: 'WORD=N,...',
      without: 'pass=1,fail=0,tie=0.5',
    },
    verdictWords,
    undefined,
  ),
  labels: one(
    {
      describe: "a person's labels: a column label, joined by experiment_id",
      value: 'FILE',
      without: 'none',
    },
    anyText,
    undefined,
  ),
  'pass-at': many(
    {
      describe: 'from which score on a check passes, repeatable',
      value: 'CHECK=N,...',
      without: '1, similar 0.8',
    },
    thresholds,
  ),
  'fail-under': one(
    { describe: 'exit with 1 when the mean score is lower', value: 'N', without: 'never' },
    fraction,
    undefined,
  ),
  quiet: toggle({ describe: 'no summary on stderr', alias: 'q' }),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

/** What the flags of `score` were set to. */
export type ScoreFlags = {
  readonly [Name in keyof typeof SCORE_FLAGS]: ReturnType<(typeof SCORE_FLAGS)[Name]['read']>;
} & { readonly files: readonly string[] };

/** Throws a `UsageError` for flags that are each fine, but not together. */
export function checkScoreFlags({
  files,
  labels,
  output,
  overwrite,
  scale,
  verdict,
  words,
}: ScoreFlags): void {
  if (files.filter((path) => path === '-').length + (labels === '-' ? 1 : 0) > 1)
    throw new UsageError('stdin (-) can be read once');
  if (overwrite && output === undefined)
    throw new UsageError('--overwrite needs --output: stdout is never there before');
  if (scale !== undefined && verdict === undefined) throw new UsageError('--scale goes with --verdict');
  if (words !== undefined && verdict === undefined) throw new UsageError('--words goes with --verdict');
}
