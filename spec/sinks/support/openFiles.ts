import { writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { temporaryFolder } from '../../support/temporaryFolder.js';

/** A results file with one row, in a folder of its own. */
export function newFile(): string {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'row\n');
  return path;
}

/** What all open files have in common. */
export async function fileHandle(path: string): Promise<FileHandle> {
  const file = await open(path);
  await file.close();
  return Object.getPrototypeOf(file);
}
