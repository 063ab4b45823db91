import fs, { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

  it('keeps the old content where the disk takes no more than a part of the new one', async () => {
    const folder = temporaryFolder();
    const path = `${folder}/results.csv`;
    writeFileSync(path, 'old\n');
    const { writeSync } = fs;
    vi.spyOn(fs, 'writeSync')
      .mockImplementationOnce((file, bytes) => writeSync(file, String(bytes).slice(0, 2)))
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      });
    syncBuiltinESMExports();
    const replaced = lastValueFrom(replaceFile(path, of('new\n')), { defaultValue: undefined });

    await expect(replaced).rejects.toThrow(`cannot write ${path}: `);
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['results.csv']);
  });
});
