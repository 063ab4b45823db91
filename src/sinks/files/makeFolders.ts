import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';
import { outputError } from './outputError.js';

/** Creates the folders that a file is to lie in. Throws an `OutputError` when that cannot be. */
export function makeFolders(path: string): void {
  const folder = dirname(path);
  try {
    makeFolder(folder);
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw outputError(path, cause);
    throw new OutputError(`cannot write ${path}: ${folder} is no folder`, { cause });
  }
}

/** Not with `recursive`: inside a folder that takes no others, such as `/proc`, Node would try without end. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have been faster.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
