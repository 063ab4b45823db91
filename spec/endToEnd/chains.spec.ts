import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readResults } from '../support/readResults.js';
import { builtProgram, startCli } from '../support/startCli.js';
import { heldServer } from './support/heldServer.js';
import { csvRows, job, RUN } from './support/job.js';

/** Starts a line of shell as a group of its own, which a Ctrl-C would reach as a whole. */
function startGroup(line: string, { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> }) {
  const script = `parallamr() { '${process.execPath}' '${builtProgram}' "$@"; }; ${line}`;
  const { PATH = '' } = process.env;
  const child = spawn('bash', ['-c', script], { cwd, env: { PATH, ...env }, detached: true });
  const interrupt = (signal: NodeJS.Signals) => process.kill(-(child.pid ?? 0), signal);
  onTestFinished(() => {
    try {
      interrupt('SIGKILL');
    } catch {
      // It has ended.
    }
  });
  return { child, interrupt, stderr: text(child.stderr) };
}

describe.skipIf(process.platform === 'win32')('a chain', () => {
  it('saves what its first stage is answered after a Ctrl-C, where a tee stands behind it', async () => {
    const { server, env, release } = await heldServer({ answers: 2 });
    const { cwd, path } = job(csvRows({ api: 20 }), { 'judge.txt': 'Judge {{output}}' });
    const first = 'parallamr run -p prompt.txt -e rows.csv -q --provider-concurrency api=3';
    const second = 'parallamr run -p judge.txt -e - -o scores.csv -m mock/judge';
    const chain = startGroup(`${first} | tee -i answers.csv | ${second}`, { cwd, env });
    await vi.waitUntil(() => server.calls.length === 5, { timeout: 20_000 });
    let said = '';
    chain.child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    chain.interrupt('SIGINT');
    await vi.waitUntil(() => said.includes('Stopping'), { timeout: 20_000 });
    release();
    await chain.stderr;

    expect(readResults(path('answers.csv')).map(({ status }) => status)).toEqual(Array(5).fill('ok'));
  });

  it('hands each row on as it is answered, and waits for no other', async () => {
    const { server, env, release } = await heldServer({ answers: 3 });
    const { cwd, path } = job(csvRows({ api: 8 }), { 'judge.txt': 'Judge {{output}}' });
    const stage = 'parallamr run -p judge.txt -e - -q -m mock/judge';
    const first = 'parallamr run -p prompt.txt -e rows.csv -q --provider-concurrency api=1';
    const chain = startGroup(`${first} | ${stage} | ${stage} -o scores.csv`, { cwd, env });
    await vi.waitUntil(() => server.calls.length === 4, { timeout: 20_000 });
    await vi.waitUntil(() => scoresIn(path('scores.csv')) === 3, { timeout: 20_000 });
    release();
    await chain.stderr;
    expect(scoresIn(path('scores.csv'))).toBe(8);
  });

  it('answers a program that writes a row and waits for its answer', async () => {
    const { cwd } = job('');
    const run = startCli(['run', '-p', 'prompt.txt', '-e', '-', '-q'], { cwd });
    let out = '';
    run.child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const answered = (question: string) => vi.waitUntil(() => out.includes(question), { timeout: 20_000 });
    run.child.stdin.write('provider,model,n\nmock,m,1\n');
    await answered('Question 1');
    run.child.stdin.write('mock,m,2\n');
    await answered('Question 2');
    run.child.stdin.end();
    expect(await run.ended).toMatchObject({ code: 0 });
  });

  it('resumes from an input that can be read once only, under whichever name', async () => {
    const { cwd, path } = job(csvRows({ mock: 4 }));
    const flags = '-p prompt.txt -o out.csv';
    const all = [
      `parallamr run ${flags} -e <(head -3 rows.csv) -q`,
      `parallamr run ${flags} --resume -e <(cat rows.csv)`,
      `cat rows.csv | parallamr run ${flags} --resume -e /dev/stdin`,
      `parallamr run ${flags} --resume -e /dev/stdin < rows.csv`,
      `mkfifo fifo; (cat rows.csv > fifo &) ; parallamr run ${flags} --resume -e fifo`,
    ];
    const { child, stderr } = startGroup(all.join('; '), { cwd, env: {} });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(await stderr).not.toMatch(/empty|header|no row/);
    expect(code).toBe(0);
    expect(readResults(path('out.csv')).map(({ n }) => n)).toEqual(['mock-1', 'mock-2', 'mock-3', 'mock-4']);
  });

  it('is told nothing of --resume by a refusal that it cannot help', async () => {
    const { env, release } = await heldServer();
    const { cwd } = job(csvRows({ api: 1 }));
    const held = startCli([...RUN, '-o', 'out.csv'], { cwd, env });
    onTestFinished(() => void held.child.kill('SIGKILL'));
    await vi.waitUntil(() => scoresIn(`${cwd}/out.csv`) === 0, { timeout: 20_000 });
    const { code, stderr } = await startCli([...RUN, '-o', 'out.csv', '--overwrite'], { cwd, env }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('is being written by process');
    expect(stderr).not.toContain('--resume');
    release();
    await held.ended;
  });
});

/** How many results there are so far; `undefined` before there is a file. */
function scoresIn(path: string): number | undefined {
  try {
    return readResults(path).length;
  } catch {
    return undefined;
  }
}
