import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { cutFile } from './cutFile.js';
import { makeFolders } from './makeFolders.js';
import { outputError } from './outputError.js';

/** What ends a row. */
export type LineEnd = '\n' | '\r\n';

export interface OpenForAppendingOptions {
  /**
   * What to do with a file that is there: refuse it, write behind its end, or empty it. `expect` is `append`, and fails
   * when there is none. Default `append`.
   */
  readonly existing?: 'refuse' | 'append' | 'replace' | 'expect' | undefined;
  /** Bytes of an existing file to keep; the rest is cut off. Default: all. */
  readonly keepBytes?: number | undefined;
  /** What ends a last line that has no end. Default `\n`. */
  readonly lineEnd?: LineEnd | undefined;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;
const APPEND = O_RDWR | O_APPEND;
const FLAGS = {
  refuse: APPEND | O_CREAT | O_EXCL,
  append: APPEND | O_CREAT,
  replace: APPEND | O_CREAT,
  expect: APPEND,
};

/**
 * Opens a regular file so that every write goes to its end, whoever else writes to it. Folders on the way are created.
 * An existing file that does not end with a line end gets one.
 *
 * Throws an `OutputError`, whose `cause` has the code `EEXIST` for a refused file.
 */
export function openForAppending(path: string, options: OpenForAppendingOptions = {}): number {
  const { existing = 'append', keepBytes, lineEnd = '\n' } = options;
  try {
    makeFolders(path);
    const fd = openSync(path, FLAGS[existing]);
    try {
      const keep = existing === 'replace' ? 0 : keepBytes;
      if (keep !== undefined && keep < fstatSync(fd).size) cutFile({ fd, path }, keep);
      endLastLine(fd, lineEnd);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
    return fd;
  } catch (error) {
    throw outputError(path, error);
  }
}

/** Files that other programs have saved may end without a line end. */
function endLastLine(fd: number, lineEnd: LineEnd): void {
  const { size } = fstatSync(fd);
  if (size === 0) return;
  const last = Buffer.alloc(1);
  readSync(fd, last, 0, 1, size - 1);
  if (last.toString() === '\r') writeSync(fd, '\n');
  else if (last.toString() !== '\n') writeSync(fd, lineEnd);
}
