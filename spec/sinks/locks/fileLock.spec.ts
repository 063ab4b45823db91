import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { OutputError, UsageError } from '../../../src/errors.js';
import { fileLock } from '../../../src/sinks/locks/fileLock.js';
import { processStart } from '../../../src/sinks/locks/processStart.js';
import { processTable } from '../../../src/sinks/locks/processTable.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';

/** The lock of a process that had our number before us. */
const DEAD = JSON.stringify({
  pid: process.pid,
  started: 'long ago',
  host: hostname(),
  table: processTable(),
});

function newPath(): string {
  return `${temporaryFolder()}/results.csv`;
}

/** A process that holds the lock until it is killed. */
async function holder(path: string) {
  const child = startProgram(`
    import { fileLock } from './src/sinks/locks/fileLock.js';
    fileLock(${JSON.stringify(path)});
    console.log('held');
    setInterval(() => {}, 1000);
  `);
  await once(child.stdout, 'data');
  return child;
}

describe('fileLock', () => {
  it('refuses a second lock and names the process of the first', () => {
    const path = newPath();
    const lock = fileLock(path);
    expect(() => fileLock(path)).toThrow(UsageError);
    expect(() => fileLock(path)).toThrow(`${path} is being written by process ${process.pid};`);
    lock.unsubscribe();
  });

  it('leaves nothing behind, and may be taken again', () => {
    const path = newPath();
    for (let run = 0; run < 3; run++) fileLock(path).unsubscribe();
    expect(readdirSync(path.replace('/results.csv', ''))).toStrictEqual([]);
  });

  it('refuses while another process holds it, and not right after that was killed', async () => {
    const path = newPath();
    const other = await holder(path);
    expect(() => fileLock(path)).toThrow(`${path} is being written by process ${other.pid};`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    fileLock(path).unsubscribe();
    expect(existsSync(`${path}.lock`)).toBe(false);
    expect(existsSync(`${path}.lock.old`)).toBe(false);
  });

  it('is not held by a later process with the same number', () => {
    const path = newPath();
    const owner = { pid: process.pid, started: `${processStart(process.pid)}0`, host: hostname() };
    writeFileSync(`${path}.lock`, JSON.stringify(owner));
    expect(() => fileLock(path).unsubscribe()).not.toThrow();
  });

  it.each([
    { title: 'on another machine', owner: { host: 'elsewhere', table: 'another boot' } },
    {
      title: 'in another container with the same host name',
      owner: { host: hostname(), table: 'another namespace' },
    },
    { title: 'on another machine, by an earlier version', owner: { host: 'elsewhere' } },
  ])('counts a process $title as running while it signs its lock', ({ owner }) => {
    const path = newPath();
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, started: '1', ...owner }));
    const { mtimeMs } = statSync(`${path}.lock`);
    const lock = (ageMs: number) => fileLock(path, { now: () => mtimeMs + ageMs });
    expect(() => lock(59_999)).toThrow(UsageError);
    expect(() => lock(59_999)).toThrow(/is being written by process .* or remove .*\.lock if/);
    expect(() => lock(60_000).unsubscribe()).not.toThrow();
  });

  it('knows its own machine by another name', () => {
    const path = newPath();
    const here = { pid: process.pid, host: 'renamed since', table: processTable() };
    writeFileSync(`${path}.lock`, JSON.stringify({ ...here, started: processStart(process.pid) }));
    expect(() => fileLock(path)).toThrow(`process ${process.pid} on renamed since`);
    writeFileSync(`${path}.lock`, JSON.stringify({ ...here, started: 'long ago' }));
    expect(() => fileLock(path).unsubscribe()).not.toThrow();
  });

  it('signs its lock again and again, and no other', () => {
    const path = newPath();
    const scheduler = new VirtualTimeScheduler(undefined, 25_000);
    const lock = fileLock(path, { scheduler });
    const content = readFileSync(`${path}.lock`, 'utf8');
    utimesSync(`${path}.lock`, 1, 1);
    scheduler.flush();
    expect(statSync(`${path}.lock`).mtimeMs).toBeGreaterThan(1000);
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(content);

    writeFileSync(`${path}.lock`, 'somebody else');
    utimesSync(`${path}.lock`, 1, 1);
    scheduler.maxFrames = 45_000;
    scheduler.flush();
    expect(statSync(`${path}.lock`).mtimeMs).toBe(1000);
    lock.unsubscribe();
  });

  it('lets one at a time take over what a dead run has left', () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, DEAD);
    writeFileSync(`${path}.lock.turn`, '');
    expect(() => fileLock(path)).toThrow(`cannot lock ${path}: other runs are about to write it`);
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(DEAD);
    utimesSync(`${path}.lock.turn`, 1, 1);
    expect(() => fileLock(path).unsubscribe()).not.toThrow();
    expect(readdirSync(path.replace('/results.csv', ''))).toStrictEqual([]);
  });

  it('takes nothing from a run that has got the lock since it was looked at', () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, DEAD);
    const another = newPath();
    const held = fileLock(another);
    const alive = readFileSync(`${another}.lock`, 'utf8');
    const overtaken = () => {
      writeFileSync(`${path}.lock`, alive);
      return Date.now();
    };

    expect(() => fileLock(path, { now: overtaken })).toThrow(
      `${path} is being written by process ${process.pid};`,
    );
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(alive);
    held.unsubscribe();
  });

  it('takes the place of a lock that has gone since it was looked at', () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, DEAD);
    const gone = () => {
      rmSync(`${path}.lock`);
      return Date.now();
    };
    const lock = fileLock(path, { now: gone });
    expect(readFileSync(`${path}.lock`, 'utf8')).toContain(`"pid":${process.pid}`);
    lock.unsubscribe();
  });

  it('is never seen empty while it is signed', async () => {
    const path = newPath();
    const reader = startProgram(`
      import { existsSync, readFileSync } from 'node:fs';
      console.log('here');
      const seen = new Set();
      do {
        try {
          seen.add(readFileSync(${JSON.stringify(`${path}.lock`)}, 'utf8'));
        } catch (error) {
          if (error.code !== 'ENOENT') throw error;
        }
      } while (!existsSync(${JSON.stringify(`${path}.end`)}));
      console.log(JSON.stringify([...seen]));
    `);
    await once(reader.stdout, 'data');
    // Virtual time nests what follows one another: one lock cannot be signed 2,000 times.
    for (let round = 0; round < 10; round += 1) {
      const scheduler = new VirtualTimeScheduler(undefined, 2_000_000);
      const lock = fileLock(path, { scheduler });
      scheduler.flush();
      lock.unsubscribe();
    }
    const lock = fileLock(path);
    writeFileSync(`${path}.end`, '');
    const [seen] = await once(reader.stdout, 'data');
    expect(JSON.parse(String(seen))).toEqual([readFileSync(`${path}.lock`, 'utf8')]);
    lock.unsubscribe();
  });

  it('is never held twice, however many take over what a dead run has left', async () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, DEAD);
    const runs = Array.from({ length: 4 }, () =>
      startProgram(`
        import { fileLock } from './src/sinks/locks/fileLock.js';
        process.stdin.once('data', () => {
          try {
            fileLock(${JSON.stringify(path)});
            console.log('held');
            setInterval(() => {}, 1000);
          } catch (error) {
            console.log(error.message);
            process.exit();
          }
        });
        console.log('ready');
      `),
    );
    await Promise.all(runs.map((run) => once(run.stdout, 'data')));
    const answers = runs.map((run) => once(run.stdout, 'data'));
    for (const run of runs) run.stdin.write('go\n');
    const said = (await Promise.all(answers)).map(([text]) => String(text).trim());
    expect(said.filter((text) => text === 'held').length).toBeLessThanOrEqual(1);
    expect(
      said.filter((text) => text !== 'held').every((text) => /being written|other runs/.test(text)),
    ).toBe(true);
  });

  it.each(['', '{', 'null', '{"pid":"1"}'])('respects a lock that says %j, for ten seconds', (content) => {
    const path = newPath();
    writeFileSync(`${path}.lock`, content);
    const { mtimeMs } = statSync(`${path}.lock`);
    expect(() => fileLock(path, { now: () => mtimeMs + 9_999 })).toThrow('is being written by another run');
    expect(() => fileLock(path, { now: () => mtimeMs + 10_000 }).unsubscribe()).not.toThrow();
  });

  it('lets go of its own lock only', () => {
    const path = newPath();
    const lock = fileLock(path);
    writeFileSync(`${path}.lock`, 'somebody else');
    lock.unsubscribe();
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe('somebody else');
  });

  it('goes on when it cannot let go', () => {
    const path = newPath();
    const lock = fileLock(path);
    rmSync(`${path}.lock`);
    mkdirSync(`${path}.lock`);
    expect(() => lock.unsubscribe()).not.toThrow();
  });

  it('says when there can be no lock', () => {
    const path = `${temporaryFolder()}/missing/results.csv`;
    expect(() => fileLock(path)).toThrow(OutputError);
    expect(() => fileLock(path)).toThrow(`cannot write ${path}.lock: ENOENT`);
  });

  it('says that something else is in the place of the lock', () => {
    const path = newPath();
    mkdirSync(`${path}.lock`);
    expect(() => fileLock(path)).toThrow(`cannot write ${path}.lock: it is a folder`);
  });
});
