import { mkdirSync, writeFileSync } from 'node:fs';
import { PNG } from '../../support/images.js';
import { type Job, job } from './job.js';
import { EVERY_PROVIDER } from './recorder.js';

/** What rows can carry, as a person asks for it: the input, the flags, and what must come of it. */
export interface Feature {
  readonly name: string;
  readonly flags: readonly string[];
  /** Two rows for each provider, or two that run with each. */
  readonly input: string;
  /** Default `rows.csv`. */
  readonly inputFile?: string;
  /** Default `out.csv`. */
  readonly outputFile?: string;
  /** Rows of the input that are half of it. */
  readonly half: number;
  readonly results: number;
  /** What stands in every body, and what in none. */
  readonly sent: RegExp;
  readonly kept?: RegExp;
  /** What stands in every result. */
  readonly cells: Readonly<Record<string, RegExp>>;
  /** The input of the next run, if it is another one, and what its results have then. */
  readonly corrected?: { readonly input: string; readonly cells: Readonly<Record<string, RegExp>> };
  /** Whether a new run with another output asks nobody. */
  readonly isFree?: boolean;
}

const eachProvider = (row: (provider: string, n: number) => string) =>
  EVERY_PROVIDER.flatMap((provider) => [1, 2].map((n) => `${row(provider, n)}\n`)).join('');
const models = EVERY_PROVIDER.map((provider) => `${provider}/m`).join();
const PLAIN = `provider,model,n\n${eachProvider((provider, n) => `${provider},m,${n}`)}`;
const COUNT = EVERY_PROVIDER.length * 2;
const expecting = (word: string) =>
  `provider,model,n,expect,expect.contains,meta.note\n${eachProvider((provider, n) => `${provider},m,${n},${word},${word},mine`)}`;

const plain = { flags: [], input: PLAIN, half: COUNT / 2, results: COUNT, sent: /Question [12]/, cells: {} };

export const FEATURES: readonly Feature[] = [
  { ...plain, name: '--model', flags: ['-m', models], input: 'n\n1\n2\n', half: 1 },
  {
    ...plain,
    name: '--sweep',
    flags: ['--sweep', 'temperature=0.25,0.75'],
    results: COUNT * 2,
    sent: /"temperature":0\.[27]5/,
    cells: { 'param.temperature': /^0\.[27]5$/ },
  },
  {
    ...plain,
    name: 'a second --prompt',
    flags: ['-p', 'second.txt'],
    results: COUNT * 2,
    sent: /(?:Question|Riddle) [12]/,
    cells: { prompt: /^(?:prompt|second)\.txt$/ },
  },
  {
    ...plain,
    name: '--json-schema',
    flags: ['--json-schema', 'schema.json', '--flatten'],
    sent: /score.*integer/,
    cells: { score: /^4$/ },
  },
  {
    ...plain,
    name: '--image',
    flags: ['--image', 'image'],
    input: `provider,model,n,image\n${eachProvider((provider, n) => `${provider},m,${n},img/a.png`)}`,
    sent: new RegExp(PNG.toString('base64').replaceAll('+', '\\+')),
    cells: { image: /^img\/a\.png$/ },
  },
  { ...plain, name: '--cache', flags: ['--cache', 'answers'], isFree: true },
  { ...plain, name: '--reasoning', flags: ['--reasoning', 'thoughts'], cells: { thoughts: /^Hm\.$/ } },
  {
    ...plain,
    name: 'expect and meta',
    input: expecting('forty'),
    kept: /forty|mine/,
    cells: { expect: /^forty$/, 'expect.contains': /^forty$/, 'meta.note': /^mine$/ },
    corrected: { input: expecting('fifty'), cells: { expect: /^fifty$/, 'expect.contains': /^fifty$/ } },
  },
  {
    ...plain,
    name: 'JSON Lines',
    input: eachProvider((provider, n) => JSON.stringify({ provider, model: 'm', n })),
    inputFile: 'rows.jsonl',
    outputFile: 'out.jsonl',
  },
];

/** A folder in which a feature can be run. */
export function folderOf({ input, inputFile = 'rows.csv' }: Feature): Job {
  const made = job('', {
    [inputFile]: input,
    'second.txt': 'Riddle {{n}}',
    'judge.txt': 'Judge {{output}}',
    'schema.json': '{"type":"object","properties":{"score":{"type":"integer"}},"required":["score"]}',
  });
  mkdirSync(made.path('img'));
  writeFileSync(made.path('img/a.png'), PNG);
  return made;
}
