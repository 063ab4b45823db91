import { open } from 'node:fs/promises';
import { defer, ignoreElements, type Observable } from 'rxjs';
import { outputError } from './outputError.js';

/** Brings a file to the disk, whoever has written it, and completes. Errors with an `OutputError` where that fails. */
export function syncFile(path: string): Observable<never> {
  return defer(() => sync(path)).pipe(ignoreElements());
}

async function sync(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw outputError(path, error);
  }
}
