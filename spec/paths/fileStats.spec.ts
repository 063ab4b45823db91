import { execFileSync } from 'node:child_process';
import { closeSync, openSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileStats, openFileStats } from '../../src/paths/fileStats.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

it('tells of what a link leads to', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'four');
  symlinkSync(file, join(folder, 'link'));

  expect(fileStats(join(folder, 'link'))).toMatchObject({ size: 4n, ino: BigInt(statSync(file).ino) });
});

it('tells of an open file', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, 'four');
  const fd = openSync(file, 'r');

  expect(openFileStats(fd).size).toBe(4n);
  closeSync(fd);
});

it('finds nothing where nothing is, and says so when a way leads through a file', () => {
  const file = join(temporaryFolder(), 'file');
  expect(fileStats(file)).toBeUndefined();
  writeFileSync(file, '');

  expect(() => fileStats(join(file, 'below'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

it('knows a pipe', () => {
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);

  expect(fileStats(pipe)?.isFIFO()).toBe(true);
});
