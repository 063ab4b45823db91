import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../../text/errorCode.js';
import { outputError } from './outputError.js';

/** The names of open streams. They may lead to a regular file, which is not ours all the same. */
const STREAM_NAMES = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/;

/**
 * What an output path leads to: a regular file, a `stream` (a FIFO, a device, `/dev/stdout`), which is never refused,
 * locked, cut or renamed, or nothing yet.
 *
 * Throws an `OutputError` for a folder, and when the system cannot tell.
 */
export function outputKind(path: string): 'file' | 'stream' | 'missing' {
  if (STREAM_NAMES.test(resolve(path))) return 'stream';
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    return found.isFile() ? 'file' : 'stream';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'missing';
    throw outputError(path, error);
  }
}
