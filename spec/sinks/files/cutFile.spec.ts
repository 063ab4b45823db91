import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { cutFile } from '../../../src/sinks/files/cutFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

it.each(['linux', 'win32'] as const)('cuts off a file that is being appended to, on %s', (platform) => {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'whole\ntorn');
  const fd = openSync(path, 'a');
  onTestFinished(() => closeSync(fd));
  cutFile({ fd, path }, 6, platform);
  writeSync(fd, 'next\n');
  expect(readFileSync(path, 'utf8')).toBe('whole\nnext\n');
});

it('goes through a handle of its own on Windows', () => {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'whole\ntorn');
  const fd = openSync(path, 'r');
  onTestFinished(() => closeSync(fd));
  cutFile({ fd, path }, 6, 'win32');
  expect(readFileSync(path, 'utf8')).toBe('whole\n');
});

it('cuts the file that is open elsewhere, whatever has taken its name', () => {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'whole\ntorn');
  const fd = openSync(path, 'a');
  onTestFinished(() => closeSync(fd));
  renameSync(path, `${path}.old`);
  writeFileSync(path, 'of another run\n');
  cutFile({ fd, path }, 6, 'linux');
  expect(readFileSync(path, 'utf8')).toBe('of another run\n');
  expect(readFileSync(`${path}.old`, 'utf8')).toBe('whole\n');
});

it('cuts a file that has no name through its handle, on Windows too', () => {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'whole\ntorn');
  const fd = openSync(path, 'r+');
  onTestFinished(() => closeSync(fd));
  cutFile({ fd }, 6, 'win32');
  expect(readFileSync(path, 'utf8')).toBe('whole\n');
});
