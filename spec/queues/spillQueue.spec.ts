import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { spillQueue } from '../../src/queues/spillQueue.js';
import { inheritedKeys } from '../support/inheritedKeys.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { openFilesIn } from './openFilesIn.js';
import { pushesAndShifts } from './pushesAndShifts.js';

const onLinux = describe.runIf(process.platform === 'linux');

describe('spillQueue', () => {
  it('behaves as an array, under any pushes and shifts and limits', () => {
    const directory = temporaryFolder();
    const rows = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 20 }),
      cells: fc.dictionary(fc.string(), fc.string()),
    });
    const limits = fc.record({
      memoryLimit: fc.integer({ min: 1, max: 20 }),
      memoryBytes: fc.integer({ min: 1, max: 2_000 }),
      blockBytes: fc.integer({ min: 1, max: 500 }),
      fileBytes: fc.integer({ min: 1, max: 1_000 }),
    });
    fc.assert(
      fc.property(pushesAndShifts(rows), limits, (steps, options) => {
        steps(spillQueue({ directory, ...options }));
      }),
      { numRuns: 200 },
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it('gives back any cells of records that inherit nothing', () => {
    const queue = spillQueue<{ variables: Record<string, string> }>({
      directory: temporaryFolder(),
      memoryLimit: 0,
      blockBytes: 1,
    });
    const variables: Record<string, string> = Object.create(null);
    Object.assign(variables, { constructor: 'a', text: 'x\ny\u2028\ud800\0' });
    Object.defineProperty(variables, '__proto__', { value: 'b', enumerable: true });
    queue.push({ variables: {} });
    queue.push({ variables });
    queue.shift();
    const row = queue.shift();
    expect(inheritedKeys(row?.variables)).toEqual([]);
    expect(Object.entries(row?.variables ?? {})).toEqual(Object.entries(variables));
    queue.close();
  });

  it.each([
    { kind: 'texts', rows: ['a', 'b', 'c'] },
    { kind: 'lists', rows: [['a'], [{ b: 'c' }], []] },
    { kind: 'nothing', rows: [null, null] },
    { kind: 'objects', rows: [{ a: null, b: [{ c: 1 }], d: { e: 'f' } }, {}] },
  ])('gives back rows that are $kind', ({ rows }) => {
    const queue = spillQueue<unknown>({ directory: temporaryFolder(), memoryLimit: 0, blockBytes: 1 });
    for (const row of rows) queue.push(row);
    expect(rows.map(() => queue.shift())).toEqual(rows);
    queue.close();
  });

  it('writes rows the way it is told', () => {
    const queue = spillQueue<bigint>({
      directory: temporaryFolder(),
      memoryLimit: 1,
      blockBytes: 1,
      encode: String,
      decode: BigInt,
    });
    for (const row of [1n, 2n, 3n]) queue.push(row);
    expect([queue.shift(), queue.shift(), queue.shift()]).toEqual([1n, 2n, 3n]);
    queue.close();
  });

  it('says where it could not keep its rows', () => {
    const directory = join(temporaryFolder(), 'none');
    const queue = spillQueue<string>({ directory, memoryLimit: 1, blockBytes: 1 });
    queue.push('in memory');
    expect(() => queue.push('on disk')).toThrow(UsageError);
    expect(() => queue.push('on disk')).toThrow(`waiting rows cannot be kept in ${directory}`);
  });

  onLinux('on disk', () => {
    it('makes no file while its rows fit in memory', () => {
      const directory = temporaryFolder();
      const queue = spillQueue<string>({ directory, memoryLimit: 3, blockBytes: 1 });
      for (const row of ['a', 'b', 'c']) queue.push(row);
      expect(openFilesIn(directory)).toHaveLength(0);
      queue.push('d');
      expect(openFilesIn(directory)).toHaveLength(1);
      queue.close();
    });

    it('keeps many small rows in memory, and not without end', () => {
      const directory = temporaryFolder();
      const queue = spillQueue<string>({ directory, blockBytes: 1 });
      for (let row = 0; row < 30_000; row++) queue.push('x'.repeat(100));
      expect(openFilesIn(directory)).toHaveLength(0);
      for (let row = 0; row < 10_000; row++) queue.push('x'.repeat(100));
      expect(openFilesIn(directory)).toHaveLength(1);
      queue.close();
    });

    it('bounds the memory that large rows take', () => {
      const directory = temporaryFolder();
      const queue = spillQueue<string>({ directory, memoryBytes: 100_000, blockBytes: 1 });
      queue.push('x'.repeat(40_000));
      expect(openFilesIn(directory)).toHaveLength(0);
      queue.push('x'.repeat(40_000));
      expect(openFilesIn(directory)).toHaveLength(1);
      queue.close();
    });

    it('removes the names of its files at once', () => {
      const directory = temporaryFolder();
      const queue = spillQueue<string>({ directory, memoryLimit: 1, blockBytes: 1 });
      for (const row of ['a', 'b']) queue.push(row);
      expect(readdirSync(directory)).toEqual([]);
      expect(openFilesIn(directory).every(({ path }) => path.endsWith('(deleted)'))).toBe(true);
      queue.close();
    });

    it('gives back the disk space of files that have been read', () => {
      const directory = temporaryFolder();
      const queue = spillQueue<string>({ directory, memoryLimit: 1, blockBytes: 1, fileBytes: 50 });
      for (let row = 0; row < 41; row++) queue.push('12345678');
      expect(openFilesIn(directory)).toHaveLength(8);
      for (let row = 0; row < 21; row++) queue.shift();
      expect(openFilesIn(directory)).toHaveLength(4);
      for (let row = 0; row < 20; row++) queue.shift();
      expect(openFilesIn(directory)).toHaveLength(0);
      queue.close();
    });

    it('lets go of all files when it is closed, however often', () => {
      const directory = temporaryFolder();
      const queue = spillQueue<string>({ directory, memoryLimit: 1, blockBytes: 1, fileBytes: 10 });
      for (let row = 0; row < 10; row++) queue.push('12345678');
      queue.close();
      queue.close();
      expect(openFilesIn(directory)).toHaveLength(0);
      expect(queue.size).toBe(0);
      expect(queue.shift()).toBeUndefined();
    });
  });
});
