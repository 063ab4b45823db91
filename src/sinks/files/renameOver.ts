import { renameSync } from 'node:fs';
import { errorCode } from '../../text/errorCode.js';

export interface RenameOverOptions {
  /** Default: the system this is. */
  readonly platform?: NodeJS.Platform | undefined;
  /** Default `fs.renameSync`. */
  readonly rename?: ((from: string, to: string) => void) | undefined;
  /** Waits, in milliseconds. Default: the whole process does. */
  readonly pause?: ((ms: number) => void) | undefined;
}

const BUSY: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const ATTEMPTS = 20;
const PAUSE_MS = 50;

/**
 * Renames a file over another one in one step. On Windows, whoever looks at either of them just then, such as a virus
 * scanner, is waited for, for about a second.
 */
export function renameOver(from: string, to: string, options: RenameOverOptions = {}): void {
  const { platform = process.platform, rename = renameSync, pause = sleep } = options;
  const attempts = platform === 'win32' ? ATTEMPTS : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (attempt >= attempts || !BUSY.has(errorCode(error))) throw error;
      pause(PAUSE_MS);
    }
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
