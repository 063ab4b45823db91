import { closeSync, constants, openSync } from 'node:fs';
import { fileStats } from '../../../paths/fileStats.js';
import { errorCode } from '../../../text/errorCode.js';

/**
 * Whether a path is a named pipe that nobody reads: what is written to it will never be taken. See
 * https://man7.org/linux/man-pages/man7/fifo.7.html, `ENXIO`.
 */
export function isUnreadPipe(path: string | undefined): boolean {
  if (path === undefined || !fileStats(path)?.isFIFO()) return false;
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
    return false;
  } catch (error) {
    return errorCode(error) === 'ENXIO';
  }
}
