import { isStreamName } from '../../../paths/isStreamName.js';
import { visibleStats } from '../../../paths/visibleStats.js';

/** Whether an input can be read a single time: stdin, under whichever name, a FIFO, `<(...)`. */
export function isReadOnce(path: string): boolean {
  if (path === '-' || isStreamName(path)) return true;
  const found = visibleStats(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
