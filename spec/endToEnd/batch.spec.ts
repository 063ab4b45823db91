import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type OpenAiServerOptions, openAiServer } from '../batch/support/openAiServer.js';
import { readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { startCli } from '../support/startCli.js';
import { job } from './support/job.js';

const RUN = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'out.csv'];
const BATCH = [...RUN, '--batch', '--batch-poll', '0.05'];

async function setUp(options: OpenAiServerOptions = {}) {
  const server = await openAiServer(options);
  onTestFinished(() => server.close());
  const env = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'a-key-of-no-worth' };
  const { cwd, path } = job('provider,model,n\nopenai,m,1\nopenai,m,2\n');
  const run = (...args: readonly string[]) => runCli(args, { cwd, env });
  return { server, cwd, env, path, run };
}

describe('parallamr run --batch', () => {
  it('waits for the answers, and ends with 0', async () => {
    const { path, run, server } = await setUp();
    const { code, stderr } = await run(...BATCH);
    expect([code, stderr]).toEqual([0, expect.stringContaining('2 ok')]);
    expect(readResults(path('out.csv'))).toHaveLength(2);
    expect(server.batches).toHaveLength(1);
  });

  it('submits today with --no-wait, says what goes on, and collects tomorrow', async () => {
    const { path, run, server } = await setUp();
    const today = await run(...BATCH, '--no-wait');
    expect(today.code).toBe(1);
    expect(today.stderr).toContain('1 batch goes on and will be billed, with 2 requests');
    expect(today.stderr).toContain('openai/m: batch_1');
    const tomorrow = await run(...BATCH, '--resume', '-v');
    expect(tomorrow.code).toBe(0);
    expect(tomorrow.stderr).toContain('Batch batch_1 of openai/m: completed');
    expect(readResults(path('out.csv'))).toHaveLength(2);
    expect(server.batches).toHaveLength(1);
  });

  it('is refused where an open journal would be passed over', async () => {
    const { run, server } = await setUp();
    await run(...BATCH, '--no-wait');
    const refusals = [
      [...BATCH],
      [...RUN],
      [...RUN, '--resume'],
      [...RUN, '--overwrite'],
      [...BATCH, '--overwrite'],
    ].map((args) => run(...args));
    for (const { code, stderr } of await Promise.all(refusals)) {
      expect(code).toBe(2);
      expect(stderr).toMatch(/out\.csv\.batches\.jsonl.*1 batch that is not collected/);
    }
    expect(server.batches).toHaveLength(1);
  });

  it.each<{ title: string; change: Record<string, string>; flags?: readonly string[] }>([
    { title: 'the prompt', change: { 'prompt.txt': 'Another question {{n}}' } },
    { title: 'the parameters', change: {}, flags: ['--param', 'temperature=0.3'] },
    { title: 'every row', change: { 'rows.csv': 'provider,model,n\nopenai,m,3\nopenai,m,4\n' } },
  ])('submits nothing when $title has changed behind open batches', async ({ change, flags = [] }) => {
    const { path, run, server } = await setUp();
    await run(...BATCH, '--no-wait');
    for (const [name, content] of Object.entries(change)) writeFileSync(path(name), content);
    const { code, stderr } = await run(...BATCH, '--resume', ...flags);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/out\.csv\.batches\.jsonl.*have changed/)]);
    expect(server.batches).toHaveLength(1);
    const given = await run(...BATCH, '--cancel-batches', ...flags);
    expect(given.code).not.toBe(2);
    expect(server.batches).toHaveLength(1);
  });

  it('refuses a changed prompt for outputs that rows name, too, and goes on with the same one', async () => {
    const { path, run, server } = await setUp();
    const templated = BATCH.with(BATCH.indexOf('out.csv'), 'out/{{n}}.csv');
    await run(...templated, '--no-wait');
    writeFileSync(path('prompt.txt'), 'Another question {{n}}');
    const { code, stderr } = await run(...templated, '--resume');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/\{n\}\.csv\.batches\.jsonl.*have changed/)]);
    expect(server.batches).toHaveLength(1);

    writeFileSync(path('prompt.txt'), 'Question {{n}}');
    expect((await run(...templated, '--resume')).code).toBe(0);
    expect(['1', '2'].map((n) => readResults(path(`out/${n}.csv`)).length)).toEqual([1, 1]);
    expect(server.batches).toHaveLength(1);
  });

  it('goes on when the only result so far is that a row could not be asked', async () => {
    const { path, run, server } = await setUp();
    writeFileSync(path('rows.csv'), 'provider,model,n\nopenai,,0\nopenai,m,1\nopenai,m,2\n');
    await run(...BATCH, '--no-wait');
    expect(readResults(path('out.csv'))).toHaveLength(1);
    await run(...BATCH, '--resume');
    expect(readResults(path('out.csv'))).toHaveLength(3);
    expect(server.batches).toHaveLength(1);
  });

  it('cancels by name, deletes what was left, and lets the output be replaced then', async () => {
    const { run, server, path } = await setUp({
      states: ['in_progress', 'cancelled'],
      fateOf: () => 'cancelled',
    });
    await run(...BATCH, '--no-wait');
    const cancelled = await run(...BATCH, '--cancel-batches');
    expect(cancelled.code).toBe(1);
    expect(server.batches.map(({ cancelled: isCancelled }) => isCancelled)).toEqual([true]);
    expect([...server.files.keys()]).toEqual([]);
    await run(...BATCH, '--overwrite', '--no-wait');
    expect(server.batches).toHaveLength(2);
    expect(readFileSync(path('out.csv.batches.jsonl'), 'utf8')).not.toContain('"batch_1"');
  });

  it('stops waiting at the first Ctrl-C, and says what goes on', async () => {
    let lookedTwice = () => {};
    const waits = new Promise<void>((resolve) => {
      lookedTwice = resolve;
    });
    const { cwd, env } = await setUp({
      states: ['in_progress'],
      shown(batch, { looks }) {
        if (looks === 2) lookedTwice();
        return batch;
      },
    });
    const { child, ended } = startCli(BATCH, { cwd, env });
    await waits;
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain('Stopping: no more is submitted or waited for.');
    expect(stderr).toContain('1 batch goes on and will be billed');
    expect(stderr).toContain('--resume --cancel-batches');
  });

  it('writes in input order, those from the cache among them', async () => {
    const { path, run, server } = await setUp();
    await run(...BATCH, '--cache', 'answers', '--where', 'n=2');
    const flags = ['--cache', 'answers', '--ordered', '--overwrite'];
    const { code } = await run(...BATCH, ...flags);
    expect(code).toBe(0);
    expect(readResults(path('out.csv')).map(({ n, finish_reason }) => [n, finish_reason])).toEqual([
      ['1', 'stop'],
      ['2', 'cached'],
    ]);
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([1, 1]);
  });
});
