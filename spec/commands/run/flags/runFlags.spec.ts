import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/commands/arguments/parseArguments.js';
import { readFlags } from '../../../../src/commands/arguments/readFlags.js';
import { yargsOptions } from '../../../../src/commands/arguments/yargsOptions.js';
import { RUN_FLAGS, type RunFlags } from '../../../../src/commands/run/flags/runFlags.js';
import { runMain } from '../../support/runMain.js';

const NAMES = Object.keys(RUN_FLAGS) as (keyof RunFlags)[];
const WITH_VALUE = NAMES.filter(
  (name) => 'value' in RUN_FLAGS[name] && !('isOptional' in RUN_FLAGS[name] && RUN_FLAGS[name].isOptional),
);

/** What the flags of `run` become. */
async function flagsOf(...argv: string[]): Promise<RunFlags> {
  const seen: RunFlags[] = [];
  const command = {
    usage: 'run',
    describe: '',
    options: yargsOptions(RUN_FLAGS),
    prepare: (parsed: Readonly<Record<string, unknown>>) => {
      seen.push(readFlags(RUN_FLAGS, parsed));
      return async () => 0;
    },
  };
  await parseArguments(['run', ...argv], [command]);
  const [flags] = seen;
  if (flags === undefined) throw new Error('the command was not prepared');
  return flags;
}

describe('the flags of run', () => {
  it('have the defaults of the help', async () => {
    expect(await flagsOf('-p', 'p.txt', '-e', 'e.csv')).toMatchObject({
      prompt: ['p.txt'],
      model: [],
      sweep: [],
      experiments: 'e.csv',
      output: undefined,
      context: [],
      system: undefined,
      overwrite: false,
      resume: false,
      'retry-errors': false,
      where: [],
      set: [],
      param: [],
      repeat: 1,
      limit: undefined,
      delimiter: undefined,
      comment: undefined,
      'max-concurrent': undefined,
      'provider-concurrency': [],
      sequential: false,
      timeout: 300_000,
      'max-retries': 3,
      'retry-delay': 1000,
      'max-retry-delay': 60_000,
      'max-wait': 600_000,
      ordered: false,
      'validate-only': false,
      events: undefined,
      verbose: false,
      quiet: false,
    });
  });

  it.each<{ argv: string[]; expected: object }>([
    { argv: ['-o', 'r.csv'], expected: { output: 'r.csv' } },
    { argv: ['-p', 'b.txt'], expected: { prompt: ['p.txt', 'b.txt'] } },
    {
      argv: ['-m', 'OpenAI/gpt-4o, ollama/llama3.2:3b', '--model', 'openrouter/openai/gpt-4o'],
      expected: {
        model: [
          [
            { provider: 'openai', model: 'gpt-4o' },
            { provider: 'ollama', model: 'llama3.2:3b' },
          ],
          [{ provider: 'openrouter', model: 'openai/gpt-4o' }],
        ],
      },
    },
    {
      argv: ['--sweep', 'temperature=0, 0.7', '--sweep', 'stop=["a,b","1",["x"]]'],
      expected: {
        sweep: [
          { name: 'temperature', values: ['0', '0.7'] },
          { name: 'stop', values: ['a,b', '"1"', '["x"]'] },
        ],
      },
    },
    { argv: ['-c', 'a.md', '--context', 'b.md'], expected: { context: ['a.md', 'b.md'] } },
    { argv: ['--system', 's.txt'], expected: { system: 's.txt' } },
    { argv: ['--max-concurrent', '7'], expected: { 'max-concurrent': 7 } },
    {
      argv: ['--provider-concurrency', 'openrouter=5, Ollama=10', '--provider-concurrency', 'my-api=1'],
      expected: { 'provider-concurrency': [{ openrouter: 5, ollama: 10 }, { 'my-api': 1 }] },
    },
    {
      argv: ['--rate-limit', 'openai=500/m,mistral=1/s', '--rate-limit', 'x=90/h'],
      expected: {
        'rate-limit': [
          { openai: { limit: 500, periodMs: 60_000 }, mistral: { limit: 1, periodMs: 1000 } },
          { x: { limit: 90, periodMs: 3_600_000 } },
        ],
      },
    },
    {
      argv: ['--token-limit', 'openai=30000/m,OpenAI/gpt-4o=2000/m,openrouter/a/b=5/s'],
      expected: {
        'token-limit': [
          {
            openai: { limit: 30_000, periodMs: 60_000 },
            'openai/gpt-4o': { limit: 2000, periodMs: 60_000 },
            'openrouter/a/b': { limit: 5, periodMs: 1000 },
          },
        ],
      },
    },
    { argv: ['--timeout', '0.5'], expected: { timeout: 500 } },
    { argv: ['--max-retries', '0'], expected: { 'max-retries': 0 } },
    { argv: ['--retry-delay', '.25'], expected: { 'retry-delay': 250 } },
    { argv: ['--max-retry-delay', '0'], expected: { 'max-retry-delay': 0 } },
    { argv: ['--max-wait', '1e3'], expected: { 'max-wait': 1_000_000 } },
    {
      argv: ['--where', 'status=ok', '--where', 'topic!=a=b'],
      expected: {
        where: [
          { column: 'status', value: 'ok', negated: false },
          { column: 'topic', value: 'a=b', negated: true },
        ],
      },
    },
    {
      argv: ['--where', 'a="=b"', '--where', ' b!= c', '--where', 'c='],
      expected: {
        where: [
          { column: 'a', value: '=b', negated: false },
          { column: 'b', value: ' c', negated: true },
          { column: 'c', value: '', negated: false },
        ],
      },
    },
    { argv: ['--param', 'user=""'], expected: { param: [['user', '']] } },
    { argv: ['--set', 'model=a=b'], expected: { set: [{ name: 'model', value: 'a=b' }] } },
    { argv: ['--set', 'model='], expected: { set: [{ name: 'model', value: '' }] } },
    {
      argv: ['--param', 'temperature=0.5', '--param', 'stop=["x"]', '--param', 'user=me'],
      expected: {
        param: [
          ['temperature', 0.5],
          ['stop', ['x']],
          ['user', 'me'],
        ],
      },
    },
    { argv: ['--repeat', '3', '--limit', '10'], expected: { repeat: 3, limit: 10 } },
    { argv: ['--delimiter', 'tab'], expected: { delimiter: '\t' } },
    { argv: ['--delimiter', ';', '--comment', '#'], expected: { delimiter: ';', comment: '#' } },
    {
      argv: ['--sequential', '--ordered', '-v'],
      expected: { sequential: true, ordered: true, verbose: true },
    },
    { argv: ['-q', '--validate-only'], expected: { quiet: true, 'validate-only': true } },
    { argv: ['--events', 'e.jsonl'], expected: { events: 'e.jsonl' } },
    { argv: ['--output=-v.csv'], expected: { output: '-v.csv' } },
  ])('$argv are read as $expected', async ({ argv, expected }) => {
    expect(await flagsOf('-p', 'p.txt', '-e', 'e.csv', ...argv)).toMatchObject(expected);
  });

  it('are all in the help, with their defaults', async () => {
    const { code, stdout } = await runMain(['run', '--help']);
    const help = stdout.replace(/\s+/g, ' ');
    expect(code).toBe(0);
    for (const name of NAMES) expect(help).toContain(`--${name} `);
    for (const [name, fallback] of [
      ['output', 'stdout'],
      ['max-concurrent', '1000'],
      ['timeout', '300'],
      ['max-retries', '3'],
      ['retry-delay', '1'],
      ['max-retry-delay', '60'],
      ['max-wait', '600'],
      ['repeat', '1'],
      ['delimiter', ','],
      ['overwrite', 'refuse'],
    ]) {
      expect(help).toMatch(new RegExp(`--${name} [^[]*\\[\\w+\\] \\[default: ${fallback}\\]`));
    }
  });

  it('are explained in the help: parallel and sequential runs, limits, with examples', async () => {
    const { stdout } = await runMain(['run', '--help']);
    expect(stdout).toMatch(/parallel and sequential runs/i);
    expect(stdout).toMatch(/--max-concurrent caps all/);
    expect(stdout).toMatch(/--provider-concurrency openrouter=5/);
    expect(stdout).toMatch(/--sequential/);
  });

  it.each(WITH_VALUE)('without its value --%s is refused', async (name) => {
    const { code, stderr } = await runMain(['run', '-p', 'none', '-e', 'none', `--${name}`]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `parallamr: --${name} needs a value\n` });
    const empty = await runMain(['run', '-p', 'none', '-e', 'none', `--${name}=`]);
    expect(empty).toMatchObject({ code: 2, stderr: expect.stringContaining(`--${name}`) });
  });

  it.each([
    ['experiments', 'a.csv'],
    ['output', 'a.csv'],
    ['system', 'a.txt'],
    ['events', 'a.jsonl'],
    ['repeat', '2'],
    ['limit', '2'],
    ['delimiter', ';'],
    ['comment', '#'],
    ['max-concurrent', '2'],
    ['timeout', '2'],
    ['max-retries', '2'],
    ['retry-delay', '2'],
    ['max-retry-delay', '2'],
    ['max-wait', '2'],
  ])('given twice --%s is refused', async (name, value) => {
    const others = ['--prompt=none', '--experiments=none'].filter((other) => !other.startsWith(`--${name}`));
    const { code, stderr } = await runMain(['run', ...others, `--${name}`, value, `--${name}`, value]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `parallamr: --${name} was given 2 times; give it once\n`,
    });
  });

  it.each([
    ['--max-concurrent 0', '--max-concurrent must be positive'],
    ['--max-concurrent -5', '--max-concurrent must be positive'],
    ['--max-concurrent abc', "--max-concurrent needs a number, got 'abc'"],
    ['--max-concurrent 1.5', '--max-concurrent must be a whole number'],
    ['--max-concurrent 0x10', '--max-concurrent needs a number'],
    ['--max-concurrent Infinity', '--max-concurrent needs a number'],
    ['--max-concurrent 1e400', '--max-concurrent must be a whole number'],
    ['--provider-concurrency nonsense', 'the format is NAME=N,...'],
    ['--provider-concurrency openrouter=', 'the format is NAME=N,...'],
    ['--provider-concurrency =5', 'the format is NAME=N,...'],
    ['--provider-concurrency openrouter=five', 'the format is NAME=N,...'],
    ['--provider-concurrency openrouter=0', '--provider-concurrency: openrouter must be positive'],
    ['--provider-concurrency openrouter=-5', '--provider-concurrency: openrouter must be positive'],
    ['--provider-concurrency openrouter=1.5', 'openrouter must be a whole number'],
    ['--provider-concurrency openai=5,OpenAI=6', '--provider-concurrency: openai was given twice'],
    ['--provider-concurrency a=5 --provider-concurrency a=6', '--provider-concurrency: a was given twice'],
    ['--rate-limit openai=5', 'the format is NAME=N/s, N/m or N/h'],
    ['--rate-limit openai=5/d', 'the format is NAME=N/s, N/m or N/h'],
    ['--rate-limit openai=/s', 'the format is NAME=N/s, N/m or N/h'],
    ['--rate-limit openai=0/s', '--rate-limit: openai must be positive'],
    ['--rate-limit openai=-5/s', '--rate-limit: openai must be positive'],
    ['--token-limit nonsense', '--token-limit: the format is'],
    ['--timeout 0', '--timeout must be positive'],
    ['--timeout -1', '--timeout must be positive'],
    ['--timeout 30s', "--timeout needs a number, got '30s'"],
    ['--max-retries -1', '--max-retries must be a whole number, 0 or more'],
    ['--max-retries 1.5', '--max-retries must be a whole number, 0 or more'],
    ['--retry-delay -1', '--retry-delay must be 0 or more'],
    ['--max-retry-delay x', '--max-retry-delay needs a number'],
    ['--max-wait -1', '--max-wait must be 0 or more'],
    ['--repeat 0', '--repeat must be positive'],
    ['--limit 0', '--limit must be positive'],
    ['--set nonsense', '--set: the format is NAME=VALUE'],
    ['--set a=1 --set a=2', '--set: a was given twice'],
    ['--param nonsense', '--param: the format is NAME=VALUE'],
    ['--param top_p=1 --param top_p=0', '--param: top_p was given twice'],
    ['--where nonsense', '--where: the format is NAME=VALUE or NAME!=VALUE'],
    ['--where a==b', '--where takes one =: write a=b, or a="=b" if the value begins with one'],
    ['--where a!==b', '--where takes one =: write a!=b'],
    ['--param top_p==1', '--param takes one =: write top_p=1'],
    ['--param top_p=', `--param: top_p has no value; write top_p='""' for an empty text`],
    ['--where !=x', '--where: the format is NAME=VALUE or NAME!=VALUE'],
    ['--delimiter ab', "--delimiter takes one character or 'tab'"],
    ['--delimiter "', '--delimiter cannot be a quote or a line end'],
    ['--provider-module nonsense', '--provider-module: the format is NAME=VALUE'],
    ['--provider-module a=x.js --provider-module a=y.js', '--provider-module: a was given twice'],
    ['--resume --overwrite -o x.csv', '--resume and --overwrite exclude each other'],
    ['--resume', '--resume needs --output'],
    ['--overwrite', '--overwrite needs --output'],
    ['--retry-errors -o x.csv', '--retry-errors goes with --resume'],
    ['-v -q', '--verbose and --quiet exclude each other'],
    ['--maxconcurrent 5', 'Did you mean --max-concurrent?'],
    ['--providers-concurrency a=5', 'Did you mean --provider-concurrency?'],
    ['something', 'Unknown argument: something'],
  ])('%s is refused before a file is opened', async (args, words) => {
    const { code, stderr, stdout } = await runMain(['run', '-p', 'none', '-e', 'none', ...args.split(' ')]);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('ENOENT');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each([
    {
      argv: ['-p', 'none', '-e', 'none', '--where', ' a = b '],
      words: '--where takes no blanks around the =: write a=b',
    },
    {
      argv: ['-p', 'none', '-e', 'none', '--where', 'a != b'],
      words: '--where takes no blanks around the =: write a!=b',
    },
    {
      argv: ['-p', 'none', '-e', 'none', '--set', 'model = b'],
      words: '--set takes no blanks around the =: write model=b',
    },
    {
      argv: ['-p', 'none', '-e', 'none', '--param', 'seed = 1'],
      words: '--param takes no blanks around the =: write seed=1',
    },
    { argv: ['-e', 'none'], words: '--prompt (-p FILE) is required; --help says more' },
    { argv: ['-p', 'none'], words: '--experiments (-e FILE) is required' },
    { argv: [], words: '--prompt (-p FILE) and --experiments (-e FILE) are required' },
    { argv: ['-p', '-', '-e', '-'], words: '--prompt and --experiments cannot both read stdin' },
    {
      argv: ['-p', 'none', '-e', '-', '-c', '-'],
      words: '--experiments and --context cannot both read stdin',
    },
    { argv: ['-p', 'none', '-e', '{{x}}.csv'], words: '--experiments takes one file' },
  ])('$argv are refused: $words', async ({ argv, words }) => {
    const { code, stderr } = await runMain(['run', ...argv]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
  });
});
