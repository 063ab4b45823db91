import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { anthropicServer } from './support/anthropicServer.js';
import { geminiServer } from './support/geminiServer.js';
import { openAiServer } from './support/openAiServer.js';

const ROWS = 4;
const SEEDS_AT_ONCE = 5;
/** Both jobs of a run together have so many steps in the journal, and a few more when something is found again. */
const MOST_STEPS = 14;
const WHEN = ['unwritten', 'torn', 'written', 'synced'];
const MOST_KILLS = 3;
const MOST_RUNS = 12;

interface Served {
  readonly env: Readonly<Record<string, string>>;
  /** Ids of the requests of all batches that were made. */
  ids(): readonly string[];
  /** What is left of what the journal knows. */
  left(journal: string): readonly string[];
}

const SERVERS: Readonly<Record<string, () => Promise<Served>>> = {
  openai: async () => {
    const server = await openAiServer({ states: ['in_progress', 'completed'] });
    onTestFinished(() => server.close());
    return {
      env: { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'a-key-of-no-worth' },
      ids: () => server.batches.flatMap(({ lines }) => lines.map((line) => line.custom_id)),
      left: (journal) => [...server.files.keys()].filter((file) => journal.includes(`"${file}"`)),
    };
  },
  anthropic: async () => {
    const server = await anthropicServer();
    onTestFinished(() => server.close());
    return {
      env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'a-key-of-no-worth' },
      ids: () => server.batches.flatMap(({ requests }) => requests.map((request) => request.custom_id)),
      left: () => server.batches.map(({ id }) => id).filter((id) => !server.deleted.includes(id)),
    };
  },
  gemini: async () => {
    const server = await geminiServer();
    onTestFinished(() => server.close());
    return {
      env: { GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'a-key-of-no-worth' },
      ids: () => server.batches.flatMap(({ requests }) => requests.map(({ metadata }) => metadata.key)),
      left: () => server.batches.map(({ name }) => name).filter((name) => !server.deleted.includes(name)),
    };
  },
};

/** Kills runs at steps that chance chooses, then lets them go on until all is done. */
async function killed(provider: string, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const served = await (SERVERS[provider] as () => Promise<Served>)();
  const cwd = temporaryFolder();
  const path = (name: string) => join(cwd, name);
  const rows = Array.from({ length: ROWS }, (_, n) => `${provider},m,${n + 1}\n`);
  writeFileSync(path('rows.csv'), `provider,model,n\n${rows.join('')}`);
  writeFileSync(path('prompt.txt'), 'Say {{n}}.');
  const flags = ['--batch', '--batch-size', '2', '--batch-poll', '0.02', '--resume', '-q'];
  const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'out.csv', ...flags];
  const hook = new URL('./support/killAtSync.mjs', import.meta.url).href;

  let code: number | null = null;
  const said: string[] = [];
  for (let run = 0; code !== 0 && run < MOST_RUNS; run += 1) {
    const kill = {
      NODE_OPTIONS: `--import=${hook}`,
      KILL_AT: String(1 + Math.floor(random() * MOST_STEPS)),
      KILL_WHEN: WHEN[Math.floor(random() * WHEN.length)] ?? '',
    };
    const end = await runCli(args, { cwd, env: { ...served.env, ...(run < MOST_KILLS ? kill : {}) } });
    code = end.code;
    said.push(`${run < MOST_KILLS ? `${kill.KILL_WHEN} ${kill.KILL_AT}` : 'no kill'}: ${code} ${end.stderr}`);
  }
  const told = `${provider}, seed ${seed}: ${said.join('\n')}`;
  expect(code, told).toBe(0);
  expect(
    readResults(path('out.csv'))
      .map(({ output }) => output)
      .toSorted(),
    told,
  ).toEqual(Array.from({ length: ROWS }, (_, n) => `Re: Say ${n + 1}.`));
  const questions = served.ids().map((id) => id.slice(0, 17));
  expect(new Set(questions).size, told).toBe(ROWS);
  expect(questions, told).toHaveLength(ROWS);
  const journal = existsSync(path('out.csv.batches.jsonl'))
    ? readFileSync(path('out.csv.batches.jsonl'), 'utf8')
    : '';
  expect(served.left(journal), told).toEqual([]);
}

describe('a run that is killed at steps of its journal', () => {
  const rounds = Array.from({ length: 7 }, (_, round) => ({ first: round * SEEDS_AT_ONCE }));

  describe.each(Object.keys(SERVERS))('with %s', (provider) => {
    it.each(rounds)('writes every row once, and submits nothing twice, with the seeds from $first on', {
      timeout: 120_000,
    }, async ({ first }) => {
      const seeds = Array.from({ length: SEEDS_AT_ONCE }, (_, seed) => first + seed);
      const ends = await Promise.all(seeds.map((seed) => killed(provider, seed).then(() => seed)));
      expect(ends).toEqual(seeds);
    });
  });
});
