import { type Flag, many, one, optional, toggle } from '../../arguments/flag.js';
import { age } from '../../values/age.js';
import { anyText } from '../../values/flagValues.js';
import { PROVIDER_FLAGS } from './providerFlags.js';

/** What `run` reads and writes. */
export const FILE_FLAGS = {
  prompt: many(
    {
      describe:
        'prompt template; - is stdin; the path may hold {{variables}}; repeatable: every row runs with each',
      alias: 'p',
      value: 'FILE',
      required: true,
    },
    anyText,
  ),
  experiments: one(
    { describe: 'experiments, CSV or .jsonl; - is stdin', alias: 'e', value: 'FILE', required: true },
    anyText,
    '',
  ),
  output: one(
    {
      describe: 'results, CSV or .jsonl; - is stdout; the path may hold {{variables}}',
      alias: 'o',
      value: 'FILE',
      without: 'stdout',
    },
    (text) => (text === '-' ? undefined : text),
    undefined,
  ),
  context: many(
    {
      describe:
        'context document, appended to the prompt in order, repeatable; the path may hold {{variables}}',
      alias: 'c',
      value: 'FILE',
      without: 'none',
    },
    anyText,
  ),
  image: many(
    {
      describe:
        'cells of this column are images or documents that go along: paths beside the CSV, https:// addresses or data URIs, one a line; repeatable',
      value: 'COLUMN',
      without: 'none',
    },
    anyText,
  ),
  system: one({ describe: 'system message template', value: 'FILE', without: 'none' }, anyText, undefined),
  'json-schema': one(
    {
      describe: "the answer is to be JSON of this schema: sent in the provider's own form, checked here",
      value: 'FILE',
      without: 'none',
    },
    anyText,
    undefined,
  ),
  cache: optional(
    {
      describe: 'take answers that were already paid for from this folder, and keep new ones there',
      value: 'DIR',
      without: 'off; alone: the XDG cache folder',
    },
    anyText,
    true,
  ),
  'cache-max-age': one(
    { describe: 'with --cache: take no older answers', value: 'N s|m|h|d', without: 'any age' },
    age,
    undefined,
  ),
  resume: toggle({
    describe: 'keep what the output holds already, run the rest',
    without: 'refuse',
  }),
  'retry-errors': toggle({
    describe: 'with --resume: run rows again whose result is an error',
    without: 'keep them',
  }),
  overwrite: toggle({ describe: 'replace an existing output', without: 'refuse' }),
  ...PROVIDER_FLAGS,
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
