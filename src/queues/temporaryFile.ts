import { randomUUID } from 'node:crypto';
import { closeSync, openSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** An open file without a name that others could open it by. */
export interface TemporaryFile {
  readonly fd: number;
  /** What it was called, for messages. */
  readonly path: string;
  close(): void;
}

/**
 * Makes a temporary file that only its owner can read, and that vanishes with the process: its name is removed at once,
 * or, where the system does not allow that (Windows), when it is closed. Throws the system's error.
 *
 * @example
 * const file = temporaryFile('/tmp', 'rows');
 */
export function temporaryFile(directory: string, ending: string): TemporaryFile {
  const path = join(directory, `parallamr-${randomUUID()}.${ending}`);
  const fd = openSync(path, 'wx+', 0o600);
  const isUnlinked = unlinkNow(path);
  return {
    fd,
    path,
    close() {
      closeSync(fd);
      if (!isUnlinked) unlinkSync(path);
    },
  };
}

function unlinkNow(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (process.platform === 'win32') return false;
    throw error;
  }
}
