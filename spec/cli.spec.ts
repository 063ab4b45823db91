import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files } from './commands/support/files.js';
import { runMain } from './commands/support/runMain.js';
import { llmServer } from './support/llmServer.js';
import { parseResults } from './support/readResults.js';

const CONTENTS = {
  'prompt.txt': 'Question {{n}}',
  'rows.csv': 'provider,model,n\nmock,m,1\nmock,m,2\n',
  'api.csv': 'provider,model,n\napi,m,1\n',
  'some.csv': 'provider,model,n\nmock,m,1\nnobody,m,2\n',
  'broken.csv': 'provider,model,n\nmock,m,1\nmock,m,"2\n',
  'empty.csv': '',
  'no-model.csv': 'provider,n\napi,1\n',
  'twice.csv': 'provider,model,a,a\napi,m,1,2\n',
  'openai.csv': 'provider,model,n\nopenai,m,1\n',
  'old.csv': 'the results of an earlier run\n',
};

function given(rows = 'rows.csv') {
  const path = files(CONTENTS);
  return { path, run: ['run', '-p', path('prompt.txt'), '-e', path(rows)] };
}

describe('the exit code', () => {
  it.each([
    { rows: 'rows.csv', code: 0, when: 'every row has an answer' },
    { rows: 'some.csv', code: 1, when: 'some rows are errors' },
    { rows: 'broken.csv', code: 2, when: 'the input breaks off' },
    { rows: 'empty.csv', code: 2, when: 'the input is empty' },
    { rows: 'no-model.csv', code: 2, when: 'the input lacks a column' },
    { rows: 'twice.csv', code: 2, when: 'the input has a column twice' },
    { rows: 'none.csv', code: 2, when: 'there is no input' },
    { rows: 'openai.csv', code: 2, when: 'a setting is missing that every row needs' },
  ])('is $code when $when', async ({ rows, code }) => {
    const { run } = given(rows);
    expect(await runMain(run)).toMatchObject({ code });
  });

  it('of --validate-only comes under --quiet with the errors alone', async () => {
    const [good, some] = [given('rows.csv'), given('some.csv')];

    expect(await runMain([...good.run, '--validate-only', '-q'])).toMatchObject({ code: 0, stderr: '' });
    expect(await runMain([...some.run, '--validate-only', '-q'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Row 2: error: [^\n]*\n$/),
    });
  });

  it('is explained under --quiet, too, when nothing could run', async () => {
    const { run } = given('openai.csv');
    expect(await runMain([...run, '-q'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Set OPENAI_API_KEY'),
    });
  });

  it.each([
    [[]],
    [['rnu']],
    [['run']],
    [['models']],
    [['init', 'a', 'b']],
    [['providers', 'all']],
    [['--validate-only=yes', 'run']],
    [['models', 'mock', '--json=no']],
  ])('is 2 for the arguments %j, with a hint and without results', async (argv) => {
    const { code, stdout, stderr } = await runMain(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^parallamr: \S.*\n$/);
  });

  it.each([
    { word: 'rnu', message: "there is no command 'rnu'; did you mean 'run'?" },
    { word: 'complteion', message: "there is no command 'complteion'; did you mean 'completion'?" },
    { word: 'start', message: "there is no command 'start'; there are: init, run, score, " },
  ])('is 2 for the command $word, and says what there is', async ({ word, message }) => {
    const { code, stderr } = await runMain([word, '--quiet']);
    expect(code).toBe(2);
    expect(stderr).toContain(`parallamr: ${message}`);
  });

  it.each([
    [['--help']],
    [['run', '--help']],
    [['run', '-h']],
    [['--version']],
    [['completion']],
  ])('is 0 for %j, which is answered on stdout', async (argv) => {
    const { code, stdout, stderr } = await runMain(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim()).not.toBe('');
  });

  it.each([
    [['--help']],
    [['run', '--help']],
    [['models', '--help']],
    [['init', '--help']],
  ])('of %j comes with a text that fits into 80 columns', async (argv) => {
    const { stdout } = await runMain(argv);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('is 70 for a defect, whose stack is shown under DEBUG=parallamr alone', async () => {
    const { run } = given();
    const broken = (env: Record<string, string>) =>
      Object.defineProperty(env, 'BROKEN', {
        enumerable: true,
        get() {
          throw new TypeError('a bug');
        },
      });
    const quiet = await runMain(run, { env: broken({}) });
    const debugging = await runMain(run, { env: broken({ DEBUG: 'parallamr' }) });
    expect([quiet.code, debugging.code]).toEqual([70, 70]);
    expect(quiet.stderr).toContain('this is a defect: a bug');
    expect(quiet.stderr).not.toMatch(/^\s+at /m);
    expect(debugging.stderr).toMatch(/^\s+at /m);
  });
});

describe('what is refused', () => {
  it.each([
    { why: 'the prompt is missing', change: ['-p', 'none.txt'], words: 'none.txt' },
    { why: 'a context is missing', add: ['-c', 'none.md'], words: 'none.md' },
    { why: 'the system message is missing', add: ['--system', 'none.txt'], words: 'none.txt' },
    { why: 'the input lacks a column', rows: 'no-model.csv', words: "missing required column 'model'" },
    { why: 'the input is empty', rows: 'empty.csv', words: 'the input is empty' },
    { why: 'a column has a duplicate', rows: 'twice.csv', words: "duplicate column 'a'" },
    { why: '--where knows no such column', add: ['--where', 'zz=1'], words: "unknown column 'zz'" },
    { why: 'a flag is wrong', add: ['--timeout', '0'], words: '--timeout must be positive' },
    { why: 'a switch has a value', add: ['--validate-only=yes'], words: '--validate-only takes no value' },
    { why: 'a word follows a switch', add: ['--resume', 'maybe'], words: 'Unknown argument: maybe' },
    { why: 'flags follow --', add: ['--', '--limit', '1'], words: 'leave the -- out' },
    { why: 'a flag is unknown', add: ['--nonsense'], words: 'Unknown argument: --nonsense' },
  ])('leaves an old output as it is when $why, --overwrite or not', async ({
    change,
    add = [],
    rows,
    words,
  }) => {
    const server = await llmServer();
    const { path, run } = given(rows ?? 'api.csv');
    const args = change === undefined ? run : ['run', ...change, ...run.slice(3)];
    const env = { API_BASE_URL: `${server.url}/v1` };
    const output = ['-o', path('old.csv'), '--overwrite'];
    const { code, stdout, stderr } = await runMain([...args, ...output, ...add], { env });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(readFileSync(path('old.csv'), 'utf8')).toBe(CONTENTS['old.csv']);
    expect(server.counts.all.calls).toBe(0);
  });

  it('is an output that exists, with the ways out, before any call', async () => {
    const { path, run } = given();
    const { code, stderr } = await runMain([...run, '-o', path('old.csv'), '--events', path('events.jsonl')]);
    expect(code).toBe(2);
    expect(existsSync(path('events.jsonl'))).toBe(false);
    expect(stderr).toMatch(/old\.csv exists already: .*--resume.*--overwrite/);
    expect(readFileSync(path('old.csv'), 'utf8')).toBe(CONTENTS['old.csv']);
  });

  it('is an output that is an input, whatever the flags', async () => {
    const { path, run } = given();
    for (const flags of [[], ['--overwrite'], ['--resume']]) {
      const { code, stderr } = await runMain([...run, '-o', path('rows.csv'), ...flags]);
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--experiments itself'),
      });
    }
    expect(readFileSync(path('rows.csv'), 'utf8')).toBe(CONTENTS['rows.csv']);
  });

  it('is nothing that an unknown provider in a limit would be: that is a warning', async () => {
    const { run } = given();
    const { code, stderr } = await runMain([...run, '--provider-concurrency', 'nobody=5']);
    expect(code).toBe(0);
    expect(stderr).toContain(
      "Warning: --provider-concurrency: unknown provider 'nobody', so this limits nothing",
    );
  });
});

describe('what is said', () => {
  it('is nothing with --quiet, but for errors', async () => {
    const { run } = given();
    expect(await runMain([...run, '-q'])).toMatchObject({ code: 0, stderr: '' });
    const broken = await runMain([...given('broken.csv').run, '-q']);
    expect(broken.stderr).toMatch(/^parallamr: .*line 3/);
  });

  it('is how to go on, where rows have failed or are missing', async () => {
    const some = given('some.csv');
    const failed = await runMain([...some.run, '-o', some.path('new.csv')]);
    expect(failed.stderr).toContain('--resume --retry-errors');
    const openai = given('openai.csv');
    const halted = await runMain([...openai.run, '-o', openai.path('new.csv')]);
    expect(halted.stderr).toContain('the same command with --resume');
  });

  it('is harmless, whatever the input holds', async () => {
    const path = files({ ...CONTENTS, 'evil.csv': 'provider,model,n\n\u001b[2Jevil,m,1\n' });
    const { stderr } = await runMain(['run', '-v', '-p', path('prompt.txt'), '-e', path('evil.csv')]);
    expect(stderr).toContain('evil/m');
    expect(stderr).not.toContain('\u001b');
  });

  it('counts rows in the log and in the summary alike', async () => {
    const { run } = given('some.csv');
    const { stdout, stderr } = await runMain([...run, '--verbose', '--repeat', '3']);
    const lines = stderr.match(/^Completed (\d+)\/\d+: /gm) ?? [];
    expect(lines.map((line) => /\d+/.exec(line)?.[0])).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(lines.at(-1)).toBe('Completed 6/6: ');
    expect(stderr).toContain('Rows: 3 ok, 0 warning, 3 error');
    expect(
      parseResults(stdout)
        .map(({ repeat }) => repeat)
        .toSorted(),
    ).toEqual(['1', '1', '2', '2', '3', '3']);
  });

  it('is left to Node again when the run is over: no signal is listened to', async () => {
    const { path, run } = given();
    const { listeners } = await runMain([...run, '--events', path('events.jsonl')]);
    expect(listeners).toEqual([]);
    expect(existsSync(path('events.jsonl'))).toBe(true);
  });
});
