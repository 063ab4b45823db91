import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.js';
import { startCli } from '../support/startCli.js';
import { csvRows, job, RUN } from './support/job.js';
import { startShell } from './support/startShell.js';

const isLinux = process.platform === 'linux';

/** What `ulimit -f 1` is in bytes: 512 as POSIX has it, unless the shell is a bash. */
const BLOCK = Number(execFileSync('sh', ['-c', '[ "$BASH" ] && [ ! -o posix ] && echo 1024 || echo 512']));

/** Every command that prints on stdout what is no row of a run. */
const COMMANDS = [
  'models mock',
  'models mock --json',
  'providers',
  'providers --json',
  '--help',
  'run --help',
  '--version',
  'completion',
  'cache',
  'init there',
  'compare results.csv --by provider',
  'score results.csv',
];

/** A folder with results that can be scored and compared. */
function scored() {
  const { cwd, path } = job('');
  const rows = ['mock,m,1,yes,ok,yes,1', 'other,m,1,no,ok,yes,0'];
  const header = 'provider,model,n,expect.equals,status,output,score';
  writeFileSync(path('results.csv'), `${[header, ...rows].join('\n')}\n`);
  return { cwd };
}

describe('what is written beside the results', () => {
  it('goes behind what the file of the events holds, in folders that are made', async () => {
    const { cwd, path } = job(csvRows({ mock: 1 }));
    const flags = ['--events', 'a/b/events.jsonl', '--summary', 'a/c/summary.json'];
    for (const _ of [1, 2]) {
      expect(await runCli([...RUN, ...flags], { cwd })).toMatchObject({ code: 0 });
    }

    const lines = readFileSync(path('a/b/events.jsonl'), 'utf8').trim().split('\n');
    const types = lines.map((line) => JSON.parse(line).type);
    expect(types.filter((type) => type === 'run-started')).toHaveLength(2);
    expect(JSON.parse(readFileSync(path('a/c/summary.json'), 'utf8'))).toMatchObject({ ok: 1 });
  });

  it.each(['--events', '--summary'])('is not what - means: %s is refused', async (flag) => {
    const { cwd, path } = job(csvRows({ mock: 1 }));
    const { code, stdout, stderr } = await runCli([...RUN, flag, '-'], { cwd });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`parallamr: ${flag} takes a file, as stdout is for results; /dev/stderr is one\n`);
    expect(existsSync(path('-'))).toBe(false);
  });

  it('ends the run before a call is made when it cannot be written', async () => {
    const { cwd, path } = job(csvRows({ mock: 1 }));
    writeFileSync(path('file'), '');
    const { code, stdout, stderr } = await runCli([...RUN, '--events', 'file/events.jsonl'], { cwd });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^parallamr: .*file\/events\.jsonl.*\n$/);
  });
});

describe('stdout', () => {
  it('is what -o - means', async () => {
    const { cwd, path } = job(csvRows({ mock: 1 }));
    const { code, stdout } = await runCli([...RUN, '-o', '-'], { cwd });

    expect(code).toBe(0);
    expect(stdout).toMatch(/^provider,model,n,status/);
    expect(existsSync(path('-'))).toBe(false);
  });

  it.skipIf(!isLinux).each(COMMANDS)('that takes nothing is told of by: %s', async (command) => {
    const { child, ended } = startShell(`parallamr ${command} > /dev/full`, scored());
    child.stdin.end();

    expect(await ended).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/parallamr: cannot write stdout: the disk is full\n$/),
    });
  });

  it.skipIf(process.platform === 'win32').each(COMMANDS.filter((command) => !command.startsWith('init')))(
    'into a file that has room for a part of it is told of, and left out whole, by: %s',
    async (command) => {
      const folder = scored();
      const full = `${folder.cwd}/full`;
      writeFileSync(full, Buffer.alloc(BLOCK - 3));
      const { child, ended } = startShell(`(ulimit -f 1; parallamr ${command} >> full)`, folder);
      child.stdin.end();

      expect(await ended).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /parallamr: cannot write stdout: the file has reached the largest size allowed\n$/,
        ),
      });
      expect(statSync(full).size).toBe(BLOCK - 3);
    },
  );

  it('that is read no further is no failure', async () => {
    const { child, ended } = startShell('parallamr providers | true', job(''));
    child.stdin.end();
    expect(await ended).toMatchObject({ stderr: '' });
  });
});

describe('an interrupted run', () => {
  it.skipIf(process.platform === 'win32')(
    'ends by its first signal where nobody reads the pipe that it writes to',
    async () => {
      const { cwd, path } = job(csvRows({ mock: 3 }));
      execFileSync('mkfifo', [path('pipe')]);
      const { child, ended } = startCli([...RUN, '-o', 'pipe', '-v'], { cwd });
      await said(child.stderr, 'Read 3 rows');
      child.kill('SIGTERM');

      const { code, signal } = await ended;
      expect(code ?? signal).toSatisfy((end) => end === 143 || end === 'SIGTERM');
    },
  );

  it('whose rows came from stdin says how to go on', async () => {
    const { cwd } = job('');
    const args = ['run', '-p', 'prompt.txt', '-e', '-', '-o', 'results.csv', '-v'];
    const { child, ended } = startCli(args, { cwd });
    child.stdin.write(csvRows({ mock: 2 }));
    await said(child.stderr, 'Completed');
    child.kill('SIGINT');

    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain(
      'To run the rows that are missing: the same command with the same rows on stdin and --resume',
    );
  });
});

describe('init', () => {
  it.skipIf(!isLinux).each(['/proc/x', '/proc/1/x/y'])(
    'ends where nothing can be written: %s',
    async (folder) => {
      const { code, stdout, stderr } = await runCli(['init', folder]);

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`cannot write ${folder}/prompt.txt`);
    },
  );
});

/** Resolves when a stream has said so. */
function said(stream: Readable, words: string): Promise<void> {
  let text = '';
  return new Promise((resolve) => {
    stream.on('data', (chunk) => {
      text += chunk;
      if (text.includes(words)) resolve();
    });
  });
}
