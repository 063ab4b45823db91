import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { llmServer } from '../support/llmServer.js';
import { parseJsonl, readJsonl } from '../support/readJsonl.js';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { startCli } from '../support/startCli.js';
import { heldServer } from './support/heldServer.js';
import { csvRows, job, RUN } from './support/job.js';
import { EVERY_PROVIDER, recorder } from './support/recorder.js';
import { startShell } from './support/startShell.js';

const jsonl = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const ROWS = [1, 2, 3].map((n) => ({ provider: 'mock', model: 'm', n, 'meta.tags': ['a', n] }));
const FROM_JSONL = ['run', '-p', 'prompt.txt', '-e', 'rows.jsonl'];

describe('JSON Lines as input', () => {
  it('ask the same and come to the same ids as the CSV of it, from every provider', async () => {
    const recorded = await recorder(() => ({ text: 'Yes.' }));
    const rows = EVERY_PROVIDER.map((provider) => ({ provider, model: 'm', n: 1, 'param.seed': 7 }));
    const csv = rows.map(({ provider }) => `${provider},m,1,7\n`).join('');
    const { cwd } = job(`provider,model,n,param.seed\n${csv}`, { 'rows.jsonl': jsonl(rows) });
    const run = async (flags: readonly string[]) => {
      const { stdout } = await runCli([...flags, '--ordered'], { cwd, env: recorded.env });
      return parseResults(stdout).map((row) => `${row['provider']} ${row['status']} ${row['experiment_id']}`);
    };
    const ofCsv = await run(RUN);
    const bodies = recorded.calls.map(({ body }) => JSON.stringify(body)).toSorted();
    expect(await run(FROM_JSONL)).toEqual(ofCsv);
    const others = recorded.calls.slice(bodies.length).map(({ body }) => JSON.stringify(body));
    expect(others.toSorted()).toEqual(bodies);
  });

  it('make an error of a line that cannot be meant, and run the others', async () => {
    const { cwd } = job('', { 'rows.jsonl': `${jsonl(ROWS.slice(0, 2))}{"n":\n${jsonl(ROWS.slice(2))}` });
    const { code, stdout } = await runCli([...FROM_JSONL, '--ordered'], { cwd });
    expect(code).toBe(1);
    expect(
      parseResults(stdout).map((row) => `${row['n']} ${row['meta.tags']} ${row['error_message']}`),
    ).toEqual(['1 ["a",1] ', '2 ["a",2] ', '  line 3: it is no JSON object', '3 ["a",3] ']);
  });

  it('say which file is broken, and how', async () => {
    const { cwd } = job('', { 'rows.jsonl': 'provider,model\nmock,m\n' });
    expect(await runCli(FROM_JSONL, { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('rows.jsonl: line 1: the first line is no JSON object'),
    });
  });
});

describe('JSON Lines as output', () => {
  it.each([
    { how: 'the ending of the output', flags: ['-o', 'out.ndjson'], file: 'out.ndjson' },
    { how: '--format', flags: ['-o', 'out.txt', '--format', 'jsonl'], file: 'out.txt' },
    { how: 'the ending of a templated output', flags: ['-o', '{{model}}.jsonl'], file: 'm.jsonl' },
  ])('are written as $how says, with the rows of the CSV', async ({ flags, file }) => {
    const { cwd, path } = job('', { 'rows.jsonl': jsonl(ROWS) });
    await runCli([...FROM_JSONL, ...flags], { cwd });
    await runCli([...FROM_JSONL, '-o', 'out.csv'], { cwd });
    const texts = (rows: readonly Record<string, unknown>[]) =>
      rows
        .map(({ started_at, latency_ms, ...row }) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [name, value === null ? '' : `${value}`]),
          ),
        )
        .toSorted((a, b) => Number(a['n']) - Number(b['n']));
    expect(texts(readJsonl(path(file)))).toEqual(texts(readResults(path('out.csv'))));
  });

  it('are written as CSV where --format says so', async () => {
    const { cwd, path } = job('', { 'rows.jsonl': jsonl(ROWS) });
    await runCli([...FROM_JSONL, '-o', 'out.jsonl', '--format', 'csv'], { cwd });
    expect(readResults(path('out.jsonl'))).toHaveLength(3);
  });

  it('are resumed: what is missing runs, errors are tried again, expectations are taken over', async () => {
    const recorded = await recorder(() => ({ text: 'Yes.' }));
    const rows = (expect: string) =>
      jsonl([1, 2, 3].map((n) => ({ provider: n === 2 ? 'nobody' : 'groq', model: 'm', n, expect })));
    const { cwd, path } = job('', { 'rows.jsonl': rows('No.') });
    const run = (...flags: string[]) =>
      runCli([...FROM_JSONL, '-o', 'out.jsonl', '--reasoning', 'thoughts', ...flags], {
        cwd,
        env: recorded.env,
      });
    await run('--limit', '2');
    expect(recorded.calls).toHaveLength(1);
    writeFileSync(path('rows.jsonl'), rows('Yes.'));
    expect((await run('--resume', '--validate-only')).stderr).toContain('1 has run already');
    const { code, stderr } = await run('--resume');
    expect([code, recorded.calls.length]).toEqual([1, 2]);
    expect(stderr).toContain('1 ok, 0 warning, 0 error, 2 kept');
    expect(
      readJsonl(path('out.jsonl'))
        .map((row) => `${row['n']} ${row['expect']} ${row['status']}`)
        .toSorted(),
    ).toEqual(['1 Yes. ok', '2 Yes. error', '3 Yes. ok']);
    await run('--resume', '--retry-errors');
    expect(readJsonl(path('out.jsonl'))).toHaveLength(3);
    expect(await run()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('out.jsonl exists already'),
    });
  });

  it('get the columns of --flatten in the end, and keep them', async () => {
    const answers = ['{"a":1}', 'none', '{"a":2,"b":{"c":3.0}}'];
    const { env } = await recorder(() => ({ text: answers.shift() ?? '{"a":4}' }));
    const { cwd, path } = job(csvRows({ groq: 4 }));
    const run = (limit: string) =>
      runCli([...RUN, '-o', 'out.jsonl', '--flatten', '--sequential', '--resume', '--limit', limit], {
        cwd,
        env,
      });
    await run('3');
    const cells = () => readJsonl(path('out.jsonl')).map(({ a, b_c }) => [a, b_c]);
    expect(cells()).toEqual([
      ['1', ''],
      ['', ''],
      ['2', '3.0'],
    ]);
    await run('4');
    expect(cells()[3]).toEqual(['4', '']);
  });

  it('go through a chain as the input of the next run, which tells them by how they begin', async () => {
    const { cwd } = job(csvRows({ mock: 3 }), { 'judge.txt': 'Judge {{output}}' });
    const line =
      'parallamr run -p prompt.txt -e rows.csv -q --format jsonl | parallamr run -p judge.txt -e - -q --set model=judge --format jsonl';
    const shell = startShell(line, { cwd });
    shell.child.stdin.end();
    const { code, stdout } = await shell.ended;
    expect(code).toBe(0);
    expect(parseJsonl(stdout)).toHaveLength(3);
    expect(parseJsonl(stdout)[0]).toMatchObject({
      model: 'judge',
      input_model: 'm',
      input_status: 'ok',
      input_attempts: '1',
      input_output: expect.stringContaining('Question mock-'),
      attempts: 1,
    });
  });

  it.skipIf(process.platform === 'win32')('lose no row that was answered to kill -9', async () => {
    const server = await llmServer({ latencyMs: 20 });
    const env = { API_BASE_URL: `${server.url}/v1` };
    const { cwd, path } = job(csvRows({ api: 5_000 }));
    const flags = [...RUN, '--provider-concurrency', 'api=50', '-o', 'out.jsonl'];
    const run = startCli(flags, { cwd, env });
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await vi.waitUntil(() => server.counts.endings.success >= 500, { timeout: 20_000, interval: 5 });
    run.child.kill('SIGKILL');
    await run.ended;
    const rows = readJsonl(path('out.jsonl'));
    expect(rows.length).toBeGreaterThanOrEqual(server.counts.endings.success - 50);
    expect(new Set(rows.map(({ n }) => n)).size).toBe(rows.length);
  });

  it.skipIf(process.platform === 'win32')('are finished at a Ctrl-C, and gone on with', async () => {
    const { server, env, release } = await heldServer({ answers: 1 });
    const { cwd, path } = job(csvRows({ api: 4 }));
    const flags = [...RUN, '--provider-concurrency', 'api=1', '-o', 'out.jsonl'];
    const run = startCli(flags, { cwd, env });
    onTestFinished(() => void run.child.kill('SIGKILL'));
    run.child.stdin.end();
    await vi.waitUntil(() => server.calls.length === 2, { timeout: 20_000 });
    const stopping = new Promise((resolve) => {
      run.child.stderr.on('data', (chunk) => String(chunk).includes('Stopping') && resolve(undefined));
    });
    run.child.kill('SIGINT');
    await stopping;
    release();
    expect((await run.ended).code).toBe(130);
    expect(readJsonl(path('out.jsonl'))).toHaveLength(2);
    expect((await runCli([...flags, '--resume'], { cwd, env })).code).toBe(0);
    expect(readJsonl(path('out.jsonl')).map(({ n }) => n)).toEqual([1, 2, 3, 4].map((n) => `api-${n}`));
    expect(server.calls).toHaveLength(4);
  });

  it('cannot be for spreadsheets', async () => {
    const { cwd } = job(csvRows({ mock: 1 }));
    expect(await runCli([...RUN, '--excel', '-o', 'out.jsonl'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--excel and results as JSON Lines exclude each other'),
    });
  });
});

describe('a cell that is longer than programs take', () => {
  const LONG = 'x'.repeat(131_073);

  it('is told of once, unless it is in JSON Lines', async () => {
    const { env } = await recorder(() => ({ text: LONG }));
    const { cwd, path } = job(csvRows({ groq: 2 }));
    const { stderr } = await runCli([...RUN, '-o', 'out.csv'], { cwd, env });
    expect(stderr.match(/the longest cell has 131073 characters; Python's csv module refuses/g)).toHaveLength(
      1,
    );
    expect((await runCli([...RUN, '-o', 'out.jsonl'], { cwd, env })).stderr).not.toContain('longest cell');
    expect(readFileSync(path('out.jsonl'), 'utf8')).toContain(LONG);
  });

  it('is not told of where Python takes it', async () => {
    const { env } = await recorder(() => ({ text: LONG.slice(1) }));
    const { cwd } = job(csvRows({ groq: 1 }));
    expect((await runCli([...RUN], { cwd, env })).stderr).not.toContain('longest cell');
  });
});
