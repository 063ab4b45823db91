import { closeSync, linkSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { errorCode } from '../../text/errorCode.js';

/** What came of creating a file. */
export interface Creation {
  /** `false` where the file was there already. */
  readonly isNew: boolean;
  /** When that was, by the clock of the file system, in milliseconds since 1970. */
  readonly atMs: number;
}

export interface CreateWholeOptions {
  /** Default `fs.linkSync`. */
  readonly link?: ((from: string, to: string) => void) | undefined;
}

let count = 0;

/**
 * Creates a file together with its content, unless it is there: nobody ever sees it empty. It is made under another name
 * and linked; a file system without links gets an empty file first.
 */
export function createWhole(
  path: string,
  content: string,
  { link = linkSync }: CreateWholeOptions = {},
): Creation {
  count += 1;
  const draft = `${path}.${process.pid}-${count}`;
  write(draft, content);
  const atMs = statSync(draft).mtimeMs;
  try {
    link(draft, path);
    return { isNew: true, atMs };
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return { isNew: false, atMs };
    return { isNew: createWithoutLinks(path, content), atMs };
  } finally {
    rmSync(draft, { force: true });
  }
}

function createWithoutLinks(path: string, content: string): boolean {
  try {
    write(path, content);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function write(path: string, content: string): void {
  const fd = openSync(path, 'wx');
  try {
    writeSync(fd, content);
  } finally {
    closeSync(fd);
  }
}
