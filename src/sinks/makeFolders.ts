import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputError } from '../errors.js';
import { errorCode, outputError } from './outputError.js';

/** Creates the folders that a file is to lie in. Throws an `OutputError` when that cannot be. */
export function makeFolders(path: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw outputError(path, cause);
    throw new OutputError(`cannot write ${path}: ${folder} is no folder`, { cause });
  }
}
