import { once } from 'node:events';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { FileLocks } from '../../../src/sinks/locks/fileLocks.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';
import { steadyHeap } from '../support/steadyHeap.js';

const SECOND_MS = 1000;

/** Held locks beside files of a new folder, and what of them has been signed since they were looked at last. */
function heldLocks(count: number) {
  const folder = temporaryFolder();
  const scheduler = new VirtualTimeScheduler(undefined, 0);
  const locks = new FileLocks(scheduler);
  const paths = Array.from({ length: count }, (_, n) => `${folder}/${n}.csv`);
  for (const path of paths) locks.take(path);
  const forget = () => {
    for (const path of paths) if (existsSync(`${path}.lock`)) utimesSync(`${path}.lock`, 1, 1);
  };
  forget();
  return {
    folder,
    locks,
    paths,
    scheduler,
    signedUntil(ms: number): readonly string[] {
      scheduler.maxFrames = ms;
      scheduler.flush();
      const signed = paths.filter(
        (path) => existsSync(`${path}.lock`) && statSync(`${path}.lock`).mtimeMs > SECOND_MS,
      );
      forget();
      return signed;
    },
  };
}

describe('FileLocks', () => {
  it.each([1, 100, 250])('signs each of %i locks within 15 seconds, time and again', (count) => {
    const { locks, paths, signedUntil } = heldLocks(count);
    // It cannot know of the others before it looks at the first.
    signedUntil(15 * SECOND_MS);
    expect(signedUntil(30 * SECOND_MS)).toStrictEqual(paths);
    expect(signedUntil(45 * SECOND_MS)).toStrictEqual(paths);
    for (const path of paths) locks.release(path);
  });

  it('signs no more than 100 at once', () => {
    const { locks, paths, signedUntil } = heldLocks(250);
    expect(signedUntil(15 * SECOND_MS)).toStrictEqual(paths.slice(0, 100));
    expect(signedUntil(20 * SECOND_MS)).toStrictEqual(paths.slice(100, 200));
    expect(signedUntil(25 * SECOND_MS)).toHaveLength(100);
    for (const path of paths) locks.release(path);
  });

  it('signs those that are taken while others are held', () => {
    const { folder, locks, paths, scheduler, signedUntil } = heldLocks(2);
    signedUntil(15 * SECOND_MS);
    locks.take(`${folder}/late.csv`);
    utimesSync(`${folder}/late.csv.lock`, 1, 1);
    expect(signedUntil(30 * SECOND_MS)).toStrictEqual(paths);
    expect(statSync(`${folder}/late.csv.lock`).mtimeMs).toBeGreaterThan(SECOND_MS);
    for (const path of [...paths, `${folder}/late.csv`]) locks.release(path);
    expect(scheduler.actions.filter(({ closed }) => !closed)).toStrictEqual([]);
  });

  it('lets go of one and signs the others', () => {
    const { locks, paths, signedUntil } = heldLocks(3);
    locks.release(paths[1] ?? '');
    expect(signedUntil(15 * SECOND_MS)).toStrictEqual([paths[0], paths[2]]);
    locks.release(paths[0] ?? '');
    expect(signedUntil(30 * SECOND_MS)).toStrictEqual([paths[2]]);
    locks.release(paths[2] ?? '');
  });

  it('leaves nothing behind once all are let go, and may be used again', () => {
    const { folder, locks, paths, scheduler, signedUntil } = heldLocks(2);
    for (const path of [...paths, ...paths]) locks.release(path);
    expect(readdirSync(folder)).toStrictEqual([]);
    expect(signedUntil(60 * SECOND_MS)).toStrictEqual([]);
    expect(scheduler.actions.filter(({ closed }) => !closed)).toStrictEqual([]);
    locks.take(paths[0] ?? '');
    utimesSync(`${paths[0]}.lock`, 1, 1);
    expect(signedUntil(80 * SECOND_MS)).toStrictEqual([paths[0]]);
    locks.release(paths[0] ?? '');
  });

  it('refuses a lock that it holds itself', () => {
    const { locks, paths } = heldLocks(1);
    expect(() => locks.take(paths[0] ?? '')).toThrow(`is being written by process ${process.pid};`);
    locks.release(paths[0] ?? '');
  });

  it('keeps no more than 300 bytes for a lock', async () => {
    const child = startProgram(`
      ${steadyHeap}
      import { FileLocks } from './src/sinks/locks/fileLocks.js';
      const locks = new FileLocks();
      const take = (from, to) => {
        for (let n = from; n < to; n += 1) locks.take(${JSON.stringify(temporaryFolder())} + '/' + n + '.csv');
        return heapBytes();
      };
      const some = take(0, 500);
      console.log((take(500, 2500) - some) / 2000);
      process.exit();
    `);
    const [bytes] = await once(child.stdout, 'data');
    expect(Number(String(bytes))).toBeGreaterThan(0);
    expect(Number(String(bytes))).toBeLessThan(300);
  });
});
