import { fileStats } from '../../../paths/fileStats.js';
import { isStreamName } from '../../../paths/isStreamName.js';

/** Whether an input can be read a single time: stdin, under whichever name, a FIFO, `<(...)`. */
export function isReadOnce(path: string): boolean {
  return path === '-' || isStreamName(path) || isPipe(path);
}

function isPipe(path: string): boolean {
  try {
    const found = fileStats(path);
    return found !== undefined && !found.isFile() && !found.isDirectory();
  } catch {
    // Whoever opens it says why it cannot be looked at.
    return false;
  }
}
