import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { fileLock } from '../../../src/sinks/files/fileLock.js';
import { processStart } from '../../../src/sinks/files/processStart.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';

function newPath(): string {
  return `${temporaryFolder()}/results.csv`;
}

/** A process that holds the lock until it is killed. */
async function holder(path: string) {
  const child = startProgram(`
    import { fileLock } from './src/sinks/files/fileLock.js';
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
    expect(() => fileLock(path)).toThrow(OutputError);
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

  it('counts a process on another machine as running', () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: 1, started: '1', host: 'elsewhere' }));
    expect(() => fileLock(path)).toThrow(
      /is being written by process 1 on elsewhere; .* or remove .*\.lock if/,
    );
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
    expect(() => fileLock(path)).toThrow(`cannot write ${path}.lock: ENOENT`);
  });
});
