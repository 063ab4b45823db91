import fs, { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
  it.each([
    // The name goes to the disk with the folder, which Windows does not know.
    { platform: 'win32' as const, last: [] },
    ...(process.platform === 'win32' ? [] : [{ platform: process.platform, last: ['fsync'] }]),
  ])('has the new content on the disk before it takes the place of the old one, and its name then, on $platform', async ({
    platform,
    last,
  }) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
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

    expect(order).toEqual(['fsync', 'rename', ...last]);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  it.each([
    { kept: 'new', code: 'EPERM', content: 'new\n' },
    { kept: 'old', code: undefined, content: 'old\n' },
  ])('leaves the $kept content where the owner cannot be set, for the reason $code', async ({
    code,
    content,
  }) => {
    const path = `${temporaryFolder()}/results.csv`;
    writeFileSync(path, 'old\n');
    chmodSync(path, 0o640);
    vi.spyOn(fs, 'fchownSync').mockImplementation(() => {
      throw Object.assign(new Error('no'), { code });
    });
    syncBuiltinESMExports();
    await lastValueFrom(replaceFile(path, of('new\n')), { defaultValue: undefined }).catch(() => undefined);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual([content, 0o640]);
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
