import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../../text/errorCode.js';
import { appendWhole } from './appendWhole.js';
import { renameOver } from './renameOver.js';

/** The new content of an existing file, gathered in `PATH.parallamr-tmp` beside it until it takes its place. */
export class AtomicFile {
  readonly #target: string;
  readonly #temporary: string;
  #fd: number | undefined;
  #length = 0;

  constructor(path: string) {
    this.#target = realpathSync(path);
    this.#temporary = temporaryPath(this.#target);
    removeLeftover(this.#target);
    // Results are nobody else's business until they are where he was let in; nor is a link followed that somebody put there.
    this.#fd = openSync(this.#temporary, 'wx', 0o600);
  }

  append(text: string): void {
    if (this.#fd === undefined) return;
    const file = { fd: this.#fd, path: this.#temporary };
    const { length, error } = appendWhole(file, this.#length, [Buffer.from(text)]);
    if (error !== undefined) throw error;
    this.#length = length;
  }

  /** Puts the new content into place, in one atomic step, and on the disk. */
  commit(): void {
    if (this.#fd === undefined) return;
    takeRights(this.#fd, statSync(this.#target));
    fsyncSync(this.#fd);
    this.#close();
    renameOver(this.#temporary, this.#target);
    syncFolder(dirname(this.#target));
  }

  /** Lets go of everything. The target is what it was, unless there was a `commit`. */
  unsubscribe(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

/** Removes what a run has left that was killed while it replaced `path`. No run may be doing so now. */
export function removeLeftover(path: string): void {
  rmSync(temporaryPath(path), { force: true });
}

function temporaryPath(path: string): string {
  return `${path}.parallamr-tmp`;
}

/** Whose the file is may be changed by the administrator only; to anybody else, it is his own. */
function takeRights(fd: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(fd, uid, gid);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
  fchmodSync(fd, mode);
}

/** So that the new name outlives a power cut. Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
