import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lastValueFrom } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { syncFile } from '../../../src/sinks/files/syncFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { fileHandle, newFile } from '../support/openFiles.js';

const synced = (path: string) => lastValueFrom(syncFile(path), { defaultValue: 'synced' });

it('brings a file to the disk', async () => {
  const path = newFile();
  const sync = vi.spyOn(await fileHandle(path), 'datasync');
  expect(await synced(path)).toBe('synced');
  expect(sync).toHaveBeenCalledOnce();
});

it.runIf(existsSync('/proc/self/fd'))('changes nothing and leaves nothing open', async () => {
  const path = newFile();
  const opened = () => readdirSync('/proc/self/fd').length;
  await synced(path);
  const before = opened();
  for (let time = 0; time < 10; time++) await synced(path);
  expect(opened()).toBeLessThan(before + 10);
  expect(readFileSync(path, 'utf8')).toBe('row\n');
});

it('does nothing before somebody wants it', () => {
  expect(() => syncFile(`${temporaryFolder()}/missing.csv`)).not.toThrow();
});

it('says that the file is not there, and makes none', async () => {
  const path = `${temporaryFolder()}/results.csv`;
  await expect(synced(path)).rejects.toThrow(OutputError);
  await expect(synced(path)).rejects.toThrow(`cannot write ${path}: ENOENT`);
  expect(existsSync(path)).toBe(false);
});
