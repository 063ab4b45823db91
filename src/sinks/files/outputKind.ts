import { fileStats } from '../../paths/fileStats.js';
import { isStreamName } from '../../paths/isStreamName.js';
import { outputError } from './outputError.js';

/**
 * What an output path leads to: a regular file, a `stream` (a FIFO, a device, `/dev/stdout`), which is never refused,
 * locked, cut or renamed, or nothing yet.
 *
 * Throws an `OutputError` for a folder, or what is written like one, and when the system cannot tell.
 */
export function outputKind(path: string): 'file' | 'stream' | 'missing' {
  if (isStreamName(path)) return 'stream';
  try {
    const found = fileStats(path);
    if (found?.isDirectory() || path.endsWith('/')) throw new Error('it is a folder');
    if (found === undefined) return 'missing';
    return found.isFile() ? 'file' : 'stream';
  } catch (error) {
    throw outputError(path, error);
  }
}
