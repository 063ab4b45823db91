import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Steps of other commands, and one whose words are another command's. */
const WITHOUT_USAGE = new Set(['build', 'leftOut', 'checkPackage', 'onNode']);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
const programs = [
  ...new Set(Object.values(scripts).flatMap((line) => line.match(/(?:bench|scripts)\/\w+\.mjs/g) ?? [])),
].filter((path) => !WITHOUT_USAGE.has(path.replace(/.*\/|\.mjs$/g, '')));

function run(...args: readonly string[]) {
  const options = { cwd: ROOT, encoding: 'utf8', timeout: 20_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  return { status, stdout, stderr };
}

/** A program with a number, a switch and cases. */
function given(...args: readonly string[]) {
  const url = pathToFileURL(join(ROOT, 'scripts/arguments/programArguments.mjs'));
  const program = `
    import { programArguments } from '${url}';
    const config = { allowPositionals: true, options: { runs: { type: 'string', default: '5' }, each: { type: 'boolean' } } };
    const checks = { numbers: ['runs'], cases: ['calls', 'limit-at-once'] };
    const { values, positionals } = programArguments('npm run it -- [--runs 5]\\n\\nIt does.', config, checks);
    console.log(values.runs, values.each, positionals.join());`;
  return run('--input-type=module', '-e', program, '--', ...args);
}

describe('a program of the repository', () => {
  it.each([
    { args: [], prints: '5 undefined \n' },
    { args: ['--runs', '3', '--each', 'limit', 'calls'], prints: '3 true limit,calls\n' },
  ])('takes $args', ({ args, prints }) => {
    expect(given(...args)).toEqual({ status: 0, stdout: prints, stderr: '' });
  });

  it.each([['--help'], ['-h'], ['calls', '--help']])('prints its usage for %s', (...args) => {
    const usage = 'npm run it -- [--runs 5]\n\nIt does.\n';
    expect(given(...args)).toEqual({ status: 0, stdout: usage, stderr: '' });
  });

  it.each([
    { args: ['--rusn', '3'], says: "Unknown option '--rusn'" },
    { args: ['--runs'], says: "Option '--runs <value>' argument missing" },
    { args: ['--each=yes'], says: "Option '--each' does not take an argument" },
    { args: ['--runs', 'many'], says: "--runs takes a number, not 'many'" },
    { args: ['--runs='], says: "--runs takes a number, not ''" },
    { args: ['--runs=-1'], says: "--runs takes a number, not '-1'" },
    { args: ['calls', 'limt'], says: "'limt' is none of calls, limit-at-once" },
  ])('says in one line what is wrong with $args', ({ args, says }) => {
    const stderr = `${says}; usage: npm run it -- [--runs 5]\n`;
    expect(given(...args)).toEqual({ status: 2, stdout: '', stderr });
  });
});

describe.each(programs)('%s', (path) => {
  // Else it would do what it is for.
  beforeEach(() => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toContain('programArguments(');
  });

  it('prints its usage for --help, and does nothing', () => {
    const { status, stdout, stderr } = run(path, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^npm run [\w:-]+(?: -- .+)?\n\n\S/);
  });

  it('says in one line that it does not take a flag, and does nothing', () => {
    const { status, stdout, stderr } = run(path, '--no-such-flag');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--no-such-flag'; usage: npm run .+\n$/);
  });
});
