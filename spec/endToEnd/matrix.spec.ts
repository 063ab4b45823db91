import { describe, expect, it } from 'vitest';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { job } from './support/job.js';
import { EVERY_PROVIDER, recorder } from './support/recorder.js';

const PROMPTS = { 'a.txt': 'A {{n}}', 'b.txt': 'B {{n}}' };

describe('--model, several --prompt and --sweep', () => {
  it('ask every provider every prompt with every value, of an input that names no model', async () => {
    const { calls, env } = await recordedCalls();
    const { cwd } = job('n\n1\n2\n', PROMPTS);
    const models = EVERY_PROVIDER.map((name) => `${name}/org/m:3b`).join();
    const flags = ['-p', 'a.txt', '-p', 'b.txt', '-m', models, '--sweep', 'temperature=0,0.5', '--ordered'];
    const { code, stdout, stderr } = await runCli(['run', '-e', 'rows.csv', ...flags], { cwd, env });

    expect(code).toBe(0);
    expect(stderr.split('\n')[0]).toBe('2 rows x 10 models x 2 prompts x 2 values of temperature = 80 calls');
    const rows = parseResults(stdout);
    expect(stdout.split('\n')[0]).toMatch(/^provider,model,n,prompt,param\.temperature,status,/);
    expect(
      rows
        .slice(0, 5)
        .map((row) => `${row['n']} ${row['provider']} ${row['prompt']} ${row['param.temperature']}`),
    ).toEqual([
      '1 openai a.txt 0',
      '1 openai a.txt 0.5',
      '1 openai b.txt 0',
      '1 openai b.txt 0.5',
      '1 azure a.txt 0',
    ]);
    expect(rows.every((row) => row['model'] === 'org/m:3b')).toBe(true);
    const bodies = calls().map(({ body }) => JSON.stringify(body));
    expect(bodies).toHaveLength(80);
    expect(bodies.filter((body) => /"temperature":0[,}]/.test(body))).toHaveLength(40);
    expect(bodies.filter((body) => body.includes('"B 2"'))).toHaveLength(20);
  });

  it('keep what the row says under input_*, and a column called prompt for templates', async () => {
    const rows = 'provider,prompt,model,param.temperature\nopenai,hello,gpt,1\n';
    const { cwd } = job(rows, { 'a.txt': 'A {{prompt}} {{input_model}}', 'b.txt': 'B' });
    const flags = ['-p', 'a.txt', '-p', 'b.txt', '-m', 'mock/m', '--sweep', 'temperature=0'];
    const { stdout } = await runCli(['run', '-e', 'rows.csv', ...flags], { cwd });

    expect(stdout.split('\n')[0]).toMatch(
      /^provider,model,input_prompt,input_param\.temperature,input_provider,input_model,prompt,param\.temperature,status,/,
    );
    expect(parseResults(stdout)[0]).toMatchObject({
      input_prompt: 'hello',
      input_provider: 'openai',
      prompt: 'a.txt',
      output: expect.stringContaining('A hello gpt'),
    });
  });

  it('run a model that is added later alone, and nothing for a prompt file that has another name now', async () => {
    const { calls, env } = await recordedCalls();
    const { cwd, path } = job('n\n1\n2\n3\n', { ...PROMPTS, 'c.txt': PROMPTS['b.txt'] });
    const run = (prompt: string, ...models: string[]) =>
      runCli(
        [
          'run',
          '-e',
          'rows.csv',
          '-p',
          'a.txt',
          '-p',
          prompt,
          '-o',
          'out.csv',
          '--resume',
          ...models.flatMap((m) => ['-m', m]),
        ],
        { cwd, env },
      );
    await run('b.txt', 'groq/a');
    expect(calls()).toHaveLength(6);
    const { code, stderr } = await run('c.txt', 'groq/a', 'mistral/b');

    expect(code).toBe(0);
    expect(stderr).toContain('3 rows x 2 models x 2 prompts = 12 calls, less those that out.csv holds');
    expect(stderr).toContain('6 kept');
    expect(
      calls()
        .slice(6)
        .map(({ path: to }) => to),
    ).toEqual(Array(6).fill('/mistral/v1/chat/completions'));
    const names = readResults(path('out.csv')).map((row) => row['prompt']);
    expect(names.toSorted()).toEqual([...Array(6).fill('a.txt'), ...Array(6).fill('c.txt')]);
  });

  it('run a prompt that is added later alone, and name the one that was asked before', async () => {
    const { calls, env } = await recordedCalls();
    const { cwd, path } = job('n\n1\n2\n', PROMPTS);
    const flags = ['run', '-e', 'rows.csv', '-m', 'groq/a', '-o', 'out.csv', '--resume', '-p', 'a.txt'];
    await runCli(flags, { cwd, env });
    const { code } = await runCli([...flags, '-p', 'b.txt'], { cwd, env });

    expect([code, calls().length]).toEqual([0, 4]);
    const rows = readResults(path('out.csv')).map((row) => `${row['n']} ${row['prompt']}`);
    expect(rows.toSorted()).toEqual(['1 a.txt', '1 b.txt', '2 a.txt', '2 b.txt']);
  });

  it('expand the rows of a pipe, and its results can be the rows of the next one', async () => {
    const { cwd } = job('', { ...PROMPTS, 'judge.txt': 'Judge {{output}}' });
    const first = await runCli(['run', '-e', '-', '-p', 'a.txt', '-m', 'mock/a,mock/b', '--ordered'], {
      cwd,
      stdin: 'n\n1\n',
    });
    expect(first.stderr.split('\n')[0]).toBe('each row x 2 models = 2 calls');
    const second = await runCli(['run', '-e', '-', '-p', 'judge.txt', '-m', 'mock/judge'], {
      cwd,
      stdin: first.stdout,
    });
    expect(second.code).toBe(0);
    expect(parseResults(second.stdout)).toMatchObject([
      { model: 'judge', input_model: 'a', input_output: expect.stringContaining('A 1') },
      { model: 'judge', input_model: 'b' },
    ]);
  });

  it('count rows of the input with --limit, whatever they run with', async () => {
    const { cwd } = job('n\n1\n2\n3\n', PROMPTS);
    const flags = ['-p', 'a.txt', '-m', 'mock/a,mock/b', '--limit', '2', '--repeat', '2', '--ordered'];
    const { stdout, stderr } = await runCli(['run', '-e', 'rows.csv', ...flags], { cwd });
    expect(stderr.split('\n')[0]).toBe('2 rows x 2 models x 2 repeats = 8 calls');
    expect(parseResults(stdout).map((row) => `${row['n']}${row['model']}${row['repeat']}`)).toEqual([
      ...['1a1', '1a2', '1b1', '1b2'],
      ...['2a1', '2a2', '2b1', '2b2'],
    ]);
  });

  it.each([
    { flags: ['-m', 'gpt-4o'], said: 'the format is PROVIDER/MODEL,...' },
    { flags: ['-m', 'mock/a', '-m', 'Mock/a'], said: 'mock/a was given twice' },
    { flags: ['-m', 'mock/a', '--set', 'model=b'], said: "the column 'model' cannot be set and vary, too" },
    { flags: ['--sweep', 'temperature'], said: 'the format is NAME=VALUE' },
    { flags: ['--sweep', 'temperature=1,'], said: 'the format is NAME=V1,V2,...' },
    { flags: ['--sweep', 'temperature=1,1'], said: 'temperature=1 was given twice' },
    { flags: ['--sweep', 'x=1', '--sweep', 'x=2'], said: '--sweep: x was given twice' },
    { flags: ['--sweep', 'x=1', '--param', 'x=2'], said: '--param x and --sweep x exclude each other' },
    { flags: ['-p', './a.txt'], said: '--prompt a.txt is given twice' },
  ])('refuse $flags', async ({ flags, said }) => {
    const { cwd } = job('provider,model,n\nmock,m,1\n', PROMPTS);
    const { code, stderr } = await runCli(['run', '-e', 'rows.csv', '-p', 'a.txt', ...flags], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

async function recordedCalls() {
  const recorded = await recorder(() => ({ text: 'Yes.' }));
  return { calls: () => recorded.calls, env: recorded.env };
}
