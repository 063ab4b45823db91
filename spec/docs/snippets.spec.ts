import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startShell } from '../endToEnd/support/startShell.js';
import { builtProgram } from '../support/startCli.js';
import { docsFolder } from './docsFolder.js';
import { fencedBlocks, pages } from './markdown.js';
import { modelServer } from './modelServer.js';

const root = join(import.meta.dirname, '../..');

/** What is run elsewhere, and where. */
const NOT_HERE = [
  { says: 'npm ci && npm run demo', because: 'it installs: the demo alone runs below' },
  { says: 'npm ci && npm test', because: 'this is part of it' },
  { says: 'npm run pace', because: 'it takes minutes: spec/bench runs the simulator' },
  { says: 'broker:4222', because: 'it needs a broker: spec/docs/workers.nats.spec.ts runs it' },
  { says: 'nats-server', because: 'it stays: spec/docs/workers.nats.spec.ts runs it' },
  { says: 'npm run bench', because: 'it takes minutes: spec/bench runs its parts' },
  { says: '--serve', because: 'it stays until it is closed: spec/commands/run runs it' },
];

/** No server of this machine has a price, which a budget asks for. */
const UNPRICED = `case "$*" in *--max-cost*) set -- "$@" --allow-unpriced;; esac`;
/** The servers of this machine answer at once. */
const IMPATIENT = `case "$*" in *--batch*) set -- "$@" --batch-poll 0.05;; esac`;
/** Rows that are not answered yet, or not any more, are no success, and what the pages say. */
const UNANSWERED = `case "$*" in *--no-wait*|*--cancel-batches*)
  '${process.execPath}' '${builtProgram}' "$@" || test $? -eq 1; return;; esac`;
const BEFORE = [UNPRICED, IMPATIENT, UNANSWERED].join('; ');

it('the demo shows a run and what came of it', async () => {
  const { child, ended } = startShell('node scripts/demo.mjs', { cwd: root });
  child.stdin.end();
  const { code, stdout } = await ended;
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^12 .* ok /m) });
});

const pagesWithCommands = pages.flatMap((page) => {
  const blocks = fencedBlocks(page);
  const commands = blocks.filter(
    ({ language, text }) => language === 'sh' && !NOT_HERE.some(({ says }) => text.includes(says)),
  );
  return commands.length === 0 ? [] : [{ page, blocks, commands }];
});

describe('the commands that are shown', () => {
  it.each(pages.filter((page) => page.startsWith('docs/')))('begin %s', (page) => {
    const [beginning = ''] = readFileSync(page, 'utf8').split(/^## /m);
    expect(beginning).toMatch(/^```(?:sh)?\n/m);
  });

  it.each(pagesWithCommands)('run as they stand in $page', async ({ page, blocks, commands }) => {
    const cwd = docsFolder(blocks);
    const env = await modelServer();

    for (const { text, line } of commands) {
      const { child, ended } = startShell(`set -e\n${text}`, { cwd, env, before: BEFORE });
      child.stdin.end();
      const { code, stderr } = await ended;
      expect(stderr, `${page}:${line}`).not.toMatch(/^parallamr: (?!.*--allow-unpriced)/m);
      expect(stderr, `${page}:${line}`).not.toContain('goes out as it stands');
      expect({ code, stderr }, `${page}:${line}`).toMatchObject({ code: 0 });
    }
  }, 120_000);
});

it('shows the prompt of a judge as init writes it', () => {
  const shown = fencedBlocks('docs/scores.md').map(({ text }) => text);
  expect(shown).toContain(readFileSync(join(root, 'examples/grade.txt'), 'utf8'));
});
