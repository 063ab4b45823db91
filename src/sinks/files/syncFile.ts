import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import { outputError } from './outputError.js';

/** Brings a file to the disk, whoever has written it. Throws an `OutputError` where that fails. */
export function syncFile(path: string): void {
  try {
    const fd = openSync(path, 'r+');
    try {
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw outputError(path, error);
  }
}
