import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { llmServer } from '../support/llmServer.js';
import { readResults } from '../support/readResults.js';
import { type CliProcess, startCli } from '../support/startCli.js';
import { heldServer } from './support/heldServer.js';
import { csvRows, job, RUN } from './support/job.js';

const CAP = ['--provider-concurrency', 'api=5'];
const onPosix = describe.skipIf(process.platform === 'win32');

function start(args: readonly string[], options: Parameters<typeof startCli>[1]): CliProcess {
  const run = startCli(args, options);
  onTestFinished(() => void run.child.kill('SIGKILL'));
  run.child.stdin.end();
  return run;
}

/** Settles when the program has said it on stderr. */
function told({ child }: CliProcess, words: string): Promise<void> {
  let said = '';
  return new Promise((resolve) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes(words)) resolve();
    });
  });
}

onPosix('the first signal', () => {
  it.each([
    { signal: 'SIGINT', code: 130 },
    { signal: 'SIGTERM', code: 143 },
    { signal: 'SIGHUP', code: 129 },
  ] as const)('($signal) lets calls in flight finish and writes them: exit $code', async ({
    signal,
    code,
  }) => {
    const { server, env, release } = await heldServer({ answers: 3 });
    const { cwd, path } = job(csvRows({ api: 100 }));
    const run = start([...RUN, ...CAP, '-o', 'results.csv'], { cwd, env });
    await vi.waitUntil(() => server.calls.length === 8, { timeout: 20_000 });

    run.child.kill(signal);
    await told(run, 'Stopping: calls in flight finish and are written');
    release();
    const ended = await run.ended;

    expect(ended).toMatchObject({ code, signal: null, stdout: '' });
    expect(server.calls).toHaveLength(8);
    expect(readResults(path('results.csv')).map(({ status }) => status)).toEqual(Array(8).fill('ok'));
    expect(ended.stderr).toContain('Rows: 8 ok, 0 warning, 0 error, ');
    expect(ended.stderr).toContain('--resume');
  });
});

onPosix('the second signal', () => {
  it('aborts the calls, and leaves whole rows in the file', async () => {
    const { server, env } = await heldServer({ answers: 3 });
    const { cwd, path } = job(csvRows({ api: 100 }));
    const run = start([...RUN, ...CAP, '-o', 'results.csv'], { cwd, env });
    await vi.waitUntil(() => server.calls.length === 8, { timeout: 20_000 });

    run.child.kill('SIGINT');
    await told(run, 'Stopping');
    run.child.kill('SIGINT');

    const { code, signal, stderr } = await run.ended;
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expect(stderr).toMatch(/Rows: 3 ok, 0 warning, 0 error, 97 not attempted/);
    expect(stderr).toContain('To run the rows that are missing: the same command with --resume');
    expect(readResults(path('results.csv'))).toHaveLength(3);
    await server.idle();
  });
});

onPosix('a signal', () => {
  it('ends a run whose stdin goes on', async () => {
    const { server, env, release } = await heldServer();
    const { cwd, path } = job('');
    const run = startCli(['run', '-p', 'prompt.txt', '-e', '-', '-o', 'results.csv'], { cwd, env });
    onTestFinished(() => void run.child.kill('SIGKILL'));
    run.child.stdin.write(csvRows({ api: 2 }));
    await vi.waitUntil(() => server.calls.length > 0, { timeout: 20_000 });
    run.child.kill('SIGINT');
    await told(run, 'Stopping');
    release();

    expect(await run.ended).toMatchObject({ code: 130 });
    expect(readResults(path('results.csv'))).toHaveLength(server.calls.length);
  });
});

onPosix('kill -9 in the middle', () => {
  it('costs no row that was answered, but for those in flight, and tears none', async () => {
    const server = await llmServer({ latencyMs: 20 });
    const env = { API_BASE_URL: `${server.url}/v1` };
    const { cwd, path } = job(csvRows({ api: 20_000 }));
    const run = start([...RUN, '--provider-concurrency', 'api=50', '-o', 'results.csv'], { cwd, env });
    await vi.waitUntil(() => server.counts.endings.success >= 1000, { timeout: 20_000, interval: 5 });
    run.child.kill('SIGKILL');
    expect(await run.ended).toMatchObject({ code: null, signal: 'SIGKILL' });

    const results = readResults(path('results.csv'));
    expect(results.length).toBeGreaterThanOrEqual(server.counts.endings.success - 50);
    expect(results.length).toBeLessThanOrEqual(server.counts.endings.success);
    expect(results.every(({ output, n }) => output === `Answer to: Question ${n}`)).toBe(true);
    expect(new Set(results.map(({ n }) => n)).size).toBe(results.length);
  });

  it('leaves the header of a file whose first row is still on its way', async () => {
    const { server, env } = await heldServer();
    const { cwd, path } = job(csvRows({ api: 1 }));
    const run = start([...RUN, '-o', 'results.csv'], { cwd, env });
    await vi.waitUntil(() => server.calls.length === 1, { timeout: 20_000 });
    run.child.kill('SIGKILL');
    await run.ended;

    expect(readFileSync(path('results.csv'), 'utf8')).toMatch(/^provider,model,n,status,.*\n$/);
  });
});
