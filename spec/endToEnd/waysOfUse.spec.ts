import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { llmServer } from '../support/llmServer.js';
import { parseJsonl } from '../support/readJsonl.js';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { csvRows, job, RUN } from './support/job.js';
import { recorder } from './support/recorder.js';
import { startShell } from './support/startShell.js';

const HEADER =
  'provider,model,n,status,input_tokens,context_window,output_tokens,output,error_message,finish_reason,attempts,started_at,latency_ms,cached_tokens,reasoning_tokens,cost_usd,row_number,experiment_id';

describe('parallamr run', () => {
  it('turns a file of experiments into a file of results', async () => {
    const { cwd, path } = job(csvRows({ mock: 3 }));
    const { code, stdout, stderr } = await runCli([...RUN, '-o', 'results.csv'], { cwd });

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^Rows: 3 ok, 0 warning, 0 error$/m);
    expect(readFileSync(path('results.csv'), 'utf8').split('\n', 1)).toEqual([HEADER]);
    const results = readResults(path('results.csv')).toSorted((one, other) =>
      String(one['n']).localeCompare(String(other['n'])),
    );
    expect(results).toMatchObject(
      [1, 2, 3].map((n) => ({
        provider: 'mock',
        model: 'm',
        n: `mock-${n}`,
        status: 'ok',
        output: expect.stringContaining(`--- Original Input ---\nQuestion mock-${n}`),
        error_message: '',
        finish_reason: 'stop',
        attempts: '1',
        row_number: String(n),
      })),
    );
  });

  it('turns stdin into stdout, with nothing but results on it', async () => {
    const { cwd } = job('');
    const run = await runCli(['run', '-p', 'prompt.txt', '-e', '-'], { cwd, stdin: csvRows({ mock: 50 }) });

    expect(run.code).toBe(0);
    expect(parseResults(run.stdout)).toHaveLength(50);
    expect(run.stderr).toMatch(/^Rows: 50 ok/);
  });

  it('keeps the code that it compiled in the temporary folder, does without where that is damaged, and where it may not', async () => {
    const TMPDIR = temporaryFolder();
    const kept = () => readdirSync(TMPDIR).filter((name) => name.endsWith('.code'));
    const ranWith = async (env: Record<string, string>) => {
      const { cwd } = job(csvRows({ mock: 1 }));
      const { code, stderr } = await runCli(RUN, { cwd, env: { TMPDIR, ...env } });
      return { code, stderr };
    };
    expect(await ranWith({ NODE_DISABLE_COMPILE_CACHE: '1' })).toMatchObject({ code: 0 });
    expect(kept()).toEqual([]);
    expect(await ranWith({})).toMatchObject({ code: 0 });
    const [file = 'nothing'] = kept();
    const whole = readFileSync(join(TMPDIR, file));
    writeFileSync(join(TMPDIR, file), whole.subarray(0, -1));
    expect(await ranWith({})).toMatchObject({ code: 0 });
    expect(readFileSync(join(TMPDIR, file)).length).toBeGreaterThan(100_000);
    expect(kept()).toEqual([file]);
  });

  it('loads no part of Node that takes long and that a row does not need', async () => {
    const { cwd } = job(csvRows({ mock: 1 }));
    const tellModules = 'process.on("exit",()=>process._rawDebug(process.moduleLoadList.join("\\n")))';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tellModules)}` };
    const { stderr } = await runCli(RUN, { cwd, env });

    const loaded = [...stderr.matchAll(/^NativeModule (\w+)$/gm)].map(([, name]) => name);
    expect(loaded).toContain('crypto');
    for (const unneeded of ['child_process', 'dns', 'http', 'perf_hooks', 'zlib'])
      expect(loaded).not.toContain(unneeded);
  });

  it('takes the prompt from stdin', async () => {
    const { cwd } = job(csvRows({ mock: 1 }));
    const run = await runCli(['run', '-p', '-', '-e', 'rows.csv'], { cwd, stdin: 'From stdin: {{n}}' });

    expect(parseResults(run.stdout)).toMatchObject([
      { output: expect.stringContaining('From stdin: mock-1') },
    ]);
  });

  it('appends contexts, adds the system message, and takes parameters', async () => {
    const { cwd } = job('provider,model,n,param.seed\napi,m,1,7\n', {
      'a.md': 'Doc A about {{n}}',
      'b.md': 'Doc B',
      'system.txt': 'You are {{model}}',
    });
    const seen: unknown[] = [];
    const server = await llmServer({
      respond: ({ body }) => {
        seen.push(body);
        return undefined;
      },
    });
    const args = [...RUN, '-c', 'a.md', '-c', 'b.md', '--system', 'system.txt', '--param', 'temperature=0.5'];
    const { code } = await runCli(args, { cwd, env: { API_BASE_URL: `${server.url}/v1` } });

    expect(code).toBe(0);
    expect(seen).toStrictEqual([
      {
        model: 'm',
        messages: [
          { role: 'system', content: 'You are m' },
          {
            role: 'user',
            content:
              'Question 1\n\n## Document: a.md\n\nDoc A about 1\n\n---\n\n## Document: b.md\n\nDoc B\n\n---',
          },
        ],
        temperature: 0.5,
        seed: 7,
        stream: false,
      },
    ]);
  });

  it('spreads results over the files that its rows name', async () => {
    const { cwd, path } = job('provider,model,n\nmock,a,1\nmock,../b,2\nmock,a,3\n');
    const { code } = await runCli([...RUN, '-o', 'out/{{model}}.csv'], { cwd });

    expect(code).toBe(0);
    expect(readdirSync(cwd).toSorted()).toEqual(['out', 'prompt.txt', 'rows.csv']);
    expect(readdirSync(path('out'))).toHaveLength(2);
    expect(readResults(path('out/a.csv')).map((row) => row['n'])).toEqual(['1', '3']);
  });

  it('reads the prompt that each row names, and says where one is missing', async () => {
    const { cwd } = job('provider,model,n\nmock,m,1\nmock,m,2\n', { 'p1.txt': 'The first' });
    const run = await runCli(['run', '-p', 'p{{n}}.txt', '-e', 'rows.csv', '--ordered'], { cwd });

    expect(run.code).toBe(1);
    expect(parseResults(run.stdout)).toMatchObject([
      { status: 'ok', output: expect.stringContaining('The first') },
      { status: 'error', error_message: expect.stringContaining('p2.txt') },
    ]);
  });

  it('writes in input order with --ordered, whatever the latencies', async () => {
    const server = await llmServer({ latencyMs: ({ prompt }) => (Number(prompt.split('-')[1]) * 7) % 20 });
    const { cwd } = job(csvRows({ api: 60, mock: 60 }));
    const env = { API_BASE_URL: `${server.url}/v1` };
    const { stdout } = await runCli([...RUN, '--ordered'], { cwd, env });

    const numbers = parseResults(stdout).map((row) => Number(row['row_number']));
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('has the same results in parallel and in sequence, rows sorted and latencies aside', async () => {
    const server = await llmServer({
      respond: ({ prompt }) =>
        prompt.endsWith('-7')
          ? { status: 400, body: { error: { message: 'no "sevens", please' } } }
          : undefined,
    });
    const rows = `${csvRows({ api: 30, mock: 30, nobody: 3 })}mock,m\nmock,,x\n`;
    const env = { API_BASE_URL: `${server.url}/v1` };
    const comparable = async (...flags: string[]) => {
      const { code, stdout } = await runCli([...RUN, ...flags], { cwd: job(rows).cwd, env });
      const results = parseResults(stdout).map((row) => ({
        ...row,
        started_at: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(row['started_at'] ?? ''),
        latency_ms: row['latency_ms'] !== '',
      }));
      return { code, results: results.toSorted((one, other) => order(one) - order(other)) };
    };
    const order = (row: Record<string, unknown>) => Number(row['row_number']);

    const parallel = await comparable();
    expect(parallel.code).toBe(1);
    expect(parallel.results).toHaveLength(65);
    expect(parallel.results.filter((row) => 'status' in row && row['status'] === 'error')).toHaveLength(6);
    expect(await comparable('--sequential')).toEqual(parallel);
  });

  it('runs on the results of another run, whose columns keep their values under other names', async () => {
    const { cwd, path } = job(csvRows({ mock: 2, nobody: 1 }), {
      'judge.txt': 'Judge {{output}}, {{status}}',
    });
    expect((await runCli([...RUN, '-o', 'results.csv', '--ordered'], { cwd })).code).toBe(1);
    const judge = ['run', '-p', 'judge.txt', '-e', 'results.csv', '-o', 'scores.csv', '--ordered'];
    const run = await runCli([...judge, '--where', 'status=ok', '--set', 'model=judge'], { cwd });

    expect(run.code).toBe(0);
    expect(readResults(path('scores.csv'))).toMatchObject(
      [1, 2].map((n) => ({
        model: 'judge',
        input_model: 'm',
        input_status: 'ok',
        input_output: expect.stringContaining(`Question mock-${n}`),
        output: expect.stringMatching(new RegExp(`Judge MOCK RESPONSE[^]*Question mock-${n}, ok`)),
      })),
    );
  });

  it('sends nothing with --validate-only, and says what is wrong', async () => {
    const server = await llmServer();
    const env = { API_BASE_URL: `${server.url}/v1` };
    const good = await runCli([...RUN, '--validate-only'], { cwd: job(csvRows({ api: 5 })).cwd, env });
    const bad = await runCli([...RUN, '--validate-only', '-o', 'results.csv'], {
      cwd: job(csvRows({ api: 2, nobody: 1 })).cwd,
      env,
    });

    expect(good).toMatchObject({ code: 0, stdout: '' });
    expect(good.stderr).toContain('Checked 5 rows: 5 ok, 0 warning, 0 error. Nothing was sent.');
    expect(bad).toMatchObject({ code: 2, stdout: '' });
    expect(bad.stderr).toContain("Row 3: error: Unknown provider 'nobody'");
    expect(server.counts.all.calls).toBe(0);
  });

  it('runs 100,000 rows, every third of them invalid, and loses none', async () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => (n % 3 === 2 ? `mock,m\n` : `mock,m,${n}\n`));
    const { cwd, path } = job(`provider,model,n\n${lines.join('')}`, { 'prompt.txt': '{{n}}' });
    const { code, stderr } = await runCli([...RUN, '-o', 'results.csv'], { cwd, timeoutMs: 110_000 });

    expect(code).toBe(1);
    expect(stderr).toMatch(/^Rows: 66,667 ok, 0 warning, 33,333 error/);
    const numbers = readResults(path('results.csv')).map((row) => Number(row['row_number']));
    expect(numbers).toHaveLength(100_000);
    expect(new Set(numbers).size).toBe(100_000);
  }, 120_000);
});

describe('parallamr init', () => {
  it('writes examples, shows the first command in a few lines, and others in a file, all of which run', async () => {
    const cwd = temporaryFolder();
    const recorded = await recorder(() => ({
      text: '{"bar":"third","certainty":1}',
      reasoning: 'Let me see.',
    }));
    const env = { ...recorded.env, XDG_CACHE_HOME: `${cwd}/cache` };
    const init = await runCli(['init', 'my trial'], { cwd });
    expect(init.code).toBe(0);
    const folder = `${cwd}/my trial`;
    expect(readdirSync(folder)).toHaveLength(15);
    for (const name of readdirSync(folder)) expect(init.stdout).toContain(name);
    const lines = init.stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);

    const run = async (command: string, inFolder: string) => {
      const { child, ended } = startShell(command, { cwd: inFolder, env });
      child.stdin.end();
      const { code, stdout, stderr } = await ended;
      expect({ command, code, stderr }).toMatchObject({ code: 0 });
      expect(stderr, command).not.toMatch(/^parallamr: |[1-9]\d* (?:warning|error)/m);
      return stdout;
    };
    // The last line is what comes next, from where the user is, and needs no key.
    await run(lines.at(-1) ?? '', cwd);
    expect(readResults(`${folder}/results.csv`)).toHaveLength(12);
    expect(recorded.calls).toHaveLength(0);
    const commands = readFileSync(`${folder}/commands.txt`, 'utf8').match(/^ +parallamr .*/gm) ?? [];
    expect(commands).toHaveLength(9);
    const outputs: string[] = [];
    for (const command of commands) outputs.push(await run(command, folder));
    expect(parseResults(outputs[0] ?? '')).toHaveLength(12);
    expect(parseJsonl(outputs[1] ?? '')).toHaveLength(16);
    expect(parseResults(outputs[4] ?? '')).toHaveLength(12);
    expect(recorded.callsTo('openai')).toHaveLength(6);
    expect(JSON.stringify(recorded.callsTo('openai')[0]?.body)).toContain('data:image/png;base64,');
    expect(parseResults(outputs[6] ?? '')[0]).toMatchObject({ bar: 'third', certainty: '1' });
    expect(parseResults(outputs[8] ?? '')[0]).toMatchObject({ thoughts: 'Let me see.' });
    const again = await run(commands[7] ?? '', folder);
    expect(parseResults(again)[0]).toMatchObject({ finish_reason: 'cached' });
    expect(recorded.calls).toHaveLength(6 + 12);
  }, 60_000);

  it('never overwrites a file', async () => {
    const cwd = temporaryFolder();
    writeFileSync(`${cwd}/prompt.txt`, 'my own');
    const { code, stdout } = await runCli(['init'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^wrote to this folder\n {2}to begin with: context\.txt, experiments\.csv\n/);
    expect(stdout).toContain('\nkept, as they are there already: prompt.txt\n');
    expect(readFileSync(`${cwd}/prompt.txt`, 'utf8')).toBe('my own');
    expect(existsSync(`${cwd}/experiments.csv`)).toBe(true);
    // They would not fit the prompt that was there.
    expect(stdout).toMatch(/do not fit prompt\.txt; .*\n\n {2}parallamr init my-experiment\n$/);
    const again = await runCli(['init', 'my-experiment'], { cwd });
    expect((await runCli(['init', 'my-experiment'], { cwd })).stdout).toContain('  parallamr run -p');
    expect(again.stdout).toContain('  parallamr run -p my-experiment/prompt.txt');
  });
});
