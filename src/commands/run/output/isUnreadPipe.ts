import { closeSync, constants, openSync, statSync } from 'node:fs';
import { errorCode } from '../../../text/errorCode.js';

/**
 * Whether a path is a named pipe that nobody reads: what is written to it will never be taken. See
 * https://man7.org/linux/man-pages/man7/fifo.7.html, `ENXIO`.
 */
export function isUnreadPipe(path: string | undefined): boolean {
  if (path === undefined || !statSync(path, { throwIfNoEntry: false })?.isFIFO()) return false;
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
    return false;
  } catch (error) {
    return errorCode(error) === 'ENXIO';
  }
}
