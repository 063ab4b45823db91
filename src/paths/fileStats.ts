import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { errorCode } from '../text/errorCode.js';

/**
 * What stands at a path, through links, or `undefined` where nothing does.
 *
 * In big integers, as `openFileStats`: Node 20 remembers the kind of what it last looked at in plain numbers, and if that
 * was a pipe, it no longer follows links on the way to a module. What is installed by pnpm is then not found. See
 * `realpathSync` in https://github.com/nodejs/node/blob/v20.x/lib/fs.js.
 *
 * Throws what the system says when it cannot tell.
 */
export function fileStats(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    // Not by throwIfNoEntry, which from Node 22 on takes a way through a file for a file that is not there.
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What an open file is. */
export function openFileStats(fd: number): BigIntStats {
  return fstatSync(fd, { bigint: true });
}
