import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { syncFile } from '../../../src/sinks/files/syncFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

it.runIf(existsSync('/proc/self/fd'))(
  'brings a file to the disk, changes nothing and leaves nothing open',
  () => {
    const path = `${temporaryFolder()}/results.csv`;
    writeFileSync(path, 'row\n');
    const before = readdirSync('/proc/self/fd').length;
    for (let time = 0; time < 10; time++) syncFile(path);
    expect(readdirSync('/proc/self/fd')).toHaveLength(before);
    expect(readFileSync(path, 'utf8')).toBe('row\n');
  },
);

it('says that the file is not there, and makes none', () => {
  const path = `${temporaryFolder()}/results.csv`;
  expect(() => syncFile(path)).toThrow(OutputError);
  expect(() => syncFile(path)).toThrow(`cannot write ${path}: ENOENT`);
  expect(existsSync(path)).toBe(false);
});
