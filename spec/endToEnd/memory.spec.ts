import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAiServer } from '../batch/support/openAiServer.js';
import { runCli } from '../support/runCli.js';
import { job } from './support/job.js';

const MEGABYTE = 1e6;
/** What comes and goes with the moment at which the heap is looked at. */
const NOISE = { share: 0.1, bytes: 1.5 * MEGABYTE };

/** Runs the program, and returns the most that its heap has held, in bytes. */
async function liveHeap(
  args: readonly string[],
  {
    cwd,
    env = {},
    code: expected = 0,
  }: { cwd: string; env?: Readonly<Record<string, string>>; code?: number },
): Promise<number> {
  const hook = new URL('../support/liveHeap.mjs', import.meta.url).href;
  const file = `${cwd}/heap.txt`;
  const options = { NODE_OPTIONS: `--expose-gc --import=${hook}`, LIVE_HEAP_FILE: file };
  const { code, stderr } = await runCli(args, { cwd, env: { ...env, ...options }, timeoutMs: 110_000 });
  expect({ code, stderr }).toMatchObject({ code: expected });
  return Number(readFileSync(file, 'utf8'));
}

/** That twice the work needs no more room. */
function expectFlat(once: number, twice: number): void {
  expect(once).toBeGreaterThan(0);
  expect(twice).toBeLessThan(once * (1 + NOISE.share) + NOISE.bytes);
}

describe('the heap', () => {
  it('is the same for twice the combinations of rows, models and values', async () => {
    const { cwd } = job(`n\n${Array.from({ length: 500 }, (_, n) => `${n}\n`).join('')}`);
    const models = Array.from({ length: 10 }, (_, n) => `mock/m${n}`).join();
    const run = (values: number) =>
      liveHeap(
        [
          ...[
            'run',
            '-p',
            'prompt.txt',
            '-e',
            'rows.csv',
            '-q',
            '-m',
            models,
            '-o',
            'out.csv',
            '--overwrite',
          ],
          ...['--sweep', `x=${Array.from({ length: values }, (_, n) => n).join()}`],
        ],
        { cwd },
      );
    expectFlat(await run(4), await run(8));
  }, 120_000);

  it.each([
    ['models', (n: number) => `mock,model-${n}`, 0],
    ['providers that nobody knows', (n: number) => `nobody-${n},m`, 1],
  ])(
    'is the same for twice the %s',
    async (_, rowOf, expected) => {
      const { cwd, path } = job('');
      const run = async (rows: number) => {
        const lines = Array.from({ length: rows }, (_, n) => `${rowOf(n)},${n}\n`);
        writeFileSync(path('rows.csv'), `provider,model,n\n${lines.join('')}`);
        const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', `${rows}.csv`, '-q'];
        return liveHeap(args, { cwd, code: expected });
      };
      expectFlat(await run(12_000), await run(24_000));
    },
    240_000,
  );

  it.each([
    { kept: 'rows', header: '', cells: '' },
    { kept: 'rows with expectations', header: ',expect', cells: ',yes' },
  ])('is the same for twice the $kept that a resumed file holds', async ({ header, cells }) => {
    const { cwd, path } = job('');
    const run = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, n) => `mock,m,${n}${cells}\n`);
      writeFileSync(path('rows.csv'), `provider,model,n${header}\n${lines.join('')}`);
      const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', `${rows}.csv`, '-q'];
      await runCli(args, { cwd, timeoutMs: 110_000 });
      return liveHeap([...args, '--resume'], { cwd });
    };
    expectFlat(await run(25_000), await run(50_000));
  }, 240_000);

  it.each([
    { kind: 'file', output: ['-o', 'out.csv', '--overwrite'] },
    { kind: 'pipe', output: [] },
  ])('is the same for twice the keys that JSON in answers has, into a $kind', async ({ output }) => {
    // More keys than columns are made and told of, and long enough to be missed where they are kept.
    const { cwd, path } = job('', { 'prompt.txt': `{"${'x'.repeat(1000)}{{n}}":{{n}}}` });
    const run = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, n) => `mock,m,${n}\n`);
      writeFileSync(path('rows.csv'), `provider,model,n\n${lines.join('')}`);
      return liveHeap(['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-q', '--flatten', ...output], { cwd });
    };
    expectFlat(await run(3000), await run(6000));
  }, 240_000);

  it('keeps no pieces of an input that is read', async () => {
    const { cwd, path } = job('');
    const file = path('most.txt');
    const hook = new URL('../support/mostArrayBuffers.mjs', import.meta.url).href;
    const env = { NODE_OPTIONS: `--import=${hook}`, MOST_ARRAY_BUFFERS_FILE: file };
    // Short ones: a piece holds many, and lives until they are done.
    const most = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, n) => `mock,m,${n},${'x'.repeat(30)}\n`);
      writeFileSync(path('rows.csv'), `provider,model,n,text\n${lines.join('')}`);
      const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', `${rows}.csv`, '-q'];
      expect(await runCli(args, { cwd, env, timeoutMs: 110_000 })).toMatchObject({ code: 0 });
      return Number(readFileSync(file, 'utf8'));
    };
    expectFlat(await most(50_000), await most(150_000));
  }, 240_000);

  it('takes less than 3.5 KB more for each output path', async () => {
    const { cwd, path } = job('');
    const run = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, n) => `mock,m,${n}\n`);
      writeFileSync(path('rows.csv'), `provider,model,n\n${lines.join('')}`);
      const output = ['-o', `${rows}/{{n}}.csv`];
      const heap = await liveHeap(['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-q', ...output], { cwd });
      rmSync(path(`${rows}`), { recursive: true });
      return heap;
    };
    const [some, more] = [await run(500), await run(1500)];
    expect((more - some) / 1000).toBeLessThan(3500);
  }, 240_000);

  it('is the same for twice the rows that are asked in batches', async () => {
    const server = await openAiServer({ states: ['in_progress', 'completed'] });
    onTestFinished(() => server.close());
    const env = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'a-key-of-no-worth' };
    // Long enough to be missed where it is kept.
    const { cwd, path } = job('', { 'prompt.txt': `Question {{n}} ${'x'.repeat(1000)}` });
    const run = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, n) => `openai,m,${n}\n`);
      writeFileSync(path('rows.csv'), `provider,model,n\n${lines.join('')}`);
      const batch = ['--batch', '--batch-size', '2000', '--batch-poll', '0.05'];
      const output = ['-o', `${rows}.csv`, '-q'];
      return liveHeap(['run', '-p', 'prompt.txt', '-e', 'rows.csv', ...output, ...batch], { cwd, env });
    };
    expectFlat(await run(6000), await run(12_000));
    expect(server.batches).toHaveLength(3 + 6);
  }, 240_000);
});
