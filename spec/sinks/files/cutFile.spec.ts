import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
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
