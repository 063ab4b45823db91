import fs, { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { lastValueFrom, of } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { replaceFile } from '../../../src/sinks/files/replaceFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

describe('replaceFile', () => {
  it('has the new content on the disk before it takes the place of the old one', async () => {
    const path = `${temporaryFolder()}/results.csv`;
    writeFileSync(path, 'old\n');
    const order: string[] = [];
    const { fsyncSync, renameSync } = fs;
    vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
      order.push('fsync');
      fsyncSync(file);
    });
    vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      order.push('rename');
      renameSync(from, to);
    });
    syncBuiltinESMExports();
    await lastValueFrom(replaceFile(path, of('new\n')), { defaultValue: undefined });

    // The name goes to the disk with the folder, which Windows does not know.
    expect(order).toEqual(['fsync', 'rename', ...(process.platform === 'win32' ? [] : ['fsync'])]);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });
});
