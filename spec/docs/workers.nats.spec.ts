import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { natsServer } from '../support/natsServer.js';
import { runCli } from '../support/runCli.js';
import { startCli } from '../support/startCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { fencedBlocks } from './markdown.js';
import { modelServer } from './modelServer.js';

/** The commands of the page, each as the words behind `parallamr`. */
const commands = fencedBlocks('docs/workers.md')
  .filter(({ language }) => language === 'sh')
  .map(({ text }) => text.replace(/\\\n/g, ' ').trim().split(/\s+/))
  .filter(([program]) => program === 'parallamr')
  .map(([, ...words]) => words);

it('the commands for many machines run as they stand, with the broker of the page', async () => {
  const config = readFileSync('docs/workers-nats.conf', 'utf8');
  const { url } = await natsServer({ config });
  const { host } = new URL(url);
  const cwd = temporaryFolder();
  cpSync(join(import.meta.dirname, 'folder'), cwd, { recursive: true });
  cpSync(join(cwd, 'styles.csv'), join(cwd, 'experiments.csv'));
  const env = await modelServer();
  const here = (words: readonly string[]) => words.map((word) => word.replace('broker:4222', host));
  const workers = commands.filter(([name]) => name === 'worker');
  const runs = commands.filter(([name]) => name === 'run');
  expect([workers.length, runs.length]).toEqual([2, 3]);

  for (const words of workers) {
    const { child } = startCli(here(words), { cwd, env, timeoutMs: 100_000 });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
  }
  for (const words of runs) {
    const replaced = words.includes('--resume') ? words : [...words, '--overwrite'];
    const { code, stderr } = await runCli(here(replaced), { cwd });
    expect({ code, stderr }).toMatchObject({ code: 0 });
  }
}, 100_000);
