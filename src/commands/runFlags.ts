import { parseParameter } from '../prompt/parseParameter.js';
import { type Flag, many, one, toggle } from './flag.js';
import {
  anyText,
  assignment,
  caps,
  condition,
  delimiter,
  positiveInteger,
  positiveSeconds,
  rates,
  seconds,
  wholeNumber,
} from './flagValues.js';

const FILES = 'Files:';
const ROWS = 'Rows:';
const LIMITS = 'Limits:';
const FAILURES = 'Failures:';
const OUTPUT = 'Output:';

/** The flags of `run`, in the order of its help. */
export const RUN_FLAGS = {
  prompt: one(
    {
      describe: 'prompt template; - is stdin; the path may hold {{variables}}',
      alias: 'p',
      value: 'FILE',
      required: true,
      group: FILES,
    },
    anyText,
    '',
  ),
  experiments: one(
    { describe: 'experiments CSV; - is stdin', alias: 'e', value: 'FILE', required: true, group: FILES },
    anyText,
    '',
  ),
  output: one(
    {
      describe: 'results CSV; the path may hold {{variables}}',
      alias: 'o',
      value: 'FILE',
      without: 'stdout',
      group: FILES,
    },
    anyText,
    undefined,
  ),
  context: many(
    {
      describe:
        'context document, appended to the prompt in order, repeatable; the path may hold {{variables}}',
      alias: 'c',
      value: 'FILE',
      without: 'none',
      group: FILES,
    },
    anyText,
  ),
  system: one(
    { describe: 'system message template', value: 'FILE', without: 'none', group: FILES },
    anyText,
    undefined,
  ),
  resume: toggle({
    describe: 'keep what the output holds already, run the rest',
    without: 'refuse',
    group: FILES,
  }),
  'retry-errors': toggle({
    describe: 'with --resume: run rows again whose result is an error',
    without: 'keep them',
    group: FILES,
  }),
  overwrite: toggle({ describe: 'replace an existing output', without: 'refuse', group: FILES }),
  'provider-module': many(
    {
      describe: 'a provider of your own: a module whose default export is one, repeatable',
      value: 'NAME=FILE',
      without: 'none',
      group: FILES,
    },
    assignment,
  ),

  where: many(
    {
      describe: 'only rows whose input column has this value, or not (!=), repeatable',
      value: 'NAME=VALUE',
      without: 'all rows',
      group: ROWS,
    },
    condition,
  ),
  set: many(
    {
      describe: "give every row this value of a column, repeatable; the row's own is kept as input_NAME",
      value: 'NAME=VALUE',
      without: 'none',
      group: ROWS,
    },
    assignment,
  ),
  param: many(
    {
      describe: 'request parameter of every row (temperature, max_tokens, ...), repeatable',
      value: 'NAME=VALUE',
      without: 'none',
      group: ROWS,
    },
    (text, name) => {
      const { name: parameter, value } = assignment(text, name);
      return [parameter.trim(), parseParameter(value)] as const;
    },
  ),
  repeat: one(
    { describe: 'run each row N times', value: 'N', without: '1', group: ROWS },
    positiveInteger,
    1,
  ),
  limit: one(
    { describe: 'only the first N rows', value: 'N', without: 'all rows', group: ROWS },
    positiveInteger,
    undefined,
  ),
  delimiter: one(
    {
      describe: "what separates the cells of the input; 'tab' is accepted",
      value: 'C',
      without: ',',
      group: ROWS,
    },
    delimiter,
    ',',
  ),
  comment: one(
    {
      describe: 'lines of the input that begin with this are no rows',
      value: 'C',
      without: 'none',
      group: ROWS,
    },
    delimiter,
    undefined,
  ),

  'max-concurrent': one(
    { describe: 'concurrent calls over all providers together', value: 'N', without: '1000', group: LIMITS },
    positiveInteger,
    undefined,
  ),
  'provider-concurrency': many(
    {
      describe: 'concurrent calls by provider, repeatable',
      value: 'NAME=N,...',
      without: 'openai 10, openrouter 5, ...: see parallamr providers',
      group: LIMITS,
    },
    caps,
  ),
  'rate-limit': many(
    {
      describe: 'requests per second, minute or hour by provider, repeatable',
      value: 'NAME=N/m,...',
      without: 'none',
      group: LIMITS,
    },
    rates,
  ),
  'token-limit': many(
    {
      describe: 'tokens per second, minute or hour by provider, input and output, repeatable',
      value: 'NAME=N/m,...',
      without: 'none',
      group: LIMITS,
    },
    rates,
  ),
  sequential: toggle({
    describe: 'one row at a time, in input order; wins over the other concurrency flags',
    without: 'parallel',
    group: LIMITS,
  }),
  timeout: one(
    {
      describe: 'one attempt, whole, in seconds; waiting for a turn does not count',
      value: 'SECONDS',
      without: '300',
      group: LIMITS,
    },
    positiveSeconds,
    300_000,
  ),

  'max-retries': one(
    { describe: 'retries of a failed attempt', value: 'N', without: '3', group: FAILURES },
    wholeNumber,
    3,
  ),
  'retry-delay': one(
    {
      describe: 'wait before the first retry, in seconds; doubles each time',
      value: 'SECONDS',
      without: '1',
      group: FAILURES,
    },
    seconds,
    1000,
  ),
  'max-retry-delay': one(
    { describe: 'ceiling of one such wait, in seconds', value: 'SECONDS', without: '60', group: FAILURES },
    seconds,
    60_000,
  ),
  'max-wait': one(
    {
      describe: 'longest time that one row waits because its provider says so, in seconds',
      value: 'SECONDS',
      without: '600',
      group: FAILURES,
    },
    seconds,
    600_000,
  ),

  ordered: toggle({ describe: 'write results in input order', without: 'as they come', group: OUTPUT }),
  flatten: toggle({ describe: 'JSON found in an answer becomes columns', group: OUTPUT }),
  excel: toggle({
    describe: 'for spreadsheets: BOM, CRLF, one line per cell, formulas defused',
    group: OUTPUT,
  }),
  'validate-only': toggle({
    describe: 'check all that can be checked without a completion call',
    group: OUTPUT,
  }),
  events: one(
    { describe: 'one JSON line per event of the run', value: 'FILE', without: 'none', group: OUTPUT },
    anyText,
    undefined,
  ),
  verbose: toggle({ describe: 'tell of every row and every wait on stderr', alias: 'v', group: OUTPUT }),
  quiet: toggle({ describe: 'nothing but errors on stderr', alias: 'q', group: OUTPUT }),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

/** What the flags of `run` were set to. */
export type RunFlags = {
  readonly [Name in keyof typeof RUN_FLAGS]: ReturnType<(typeof RUN_FLAGS)[Name]['read']>;
};
