import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { lastValueFrom } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { syncFile } from '../../../src/sinks/files/syncFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const synced = (path: string) => lastValueFrom(syncFile(path), { defaultValue: 'synced' });

function newFile(): string {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'row\n');
  return path;
}

/** What all open files have in common. */
async function fileHandle(path: string): Promise<FileHandle> {
  const file = await open(path);
  await file.close();
  return Object.getPrototypeOf(file);
}

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
