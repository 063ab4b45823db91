import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { appendWhole } from './appendWhole.js';

/** The new content of an existing file, gathered in `PATH.parallamr-tmp` beside it until it takes its place. */
export class AtomicFile {
  readonly #target: string;
  readonly #temporary: string;
  #fd: number | undefined;
  #length = 0;

  constructor(path: string) {
    this.#target = realpathSync(path);
    this.#temporary = temporaryPath(this.#target);
    this.#fd = openSync(this.#temporary, 'w');
  }

  append(text: string): void {
    if (this.#fd !== undefined) this.#length = appendWhole(this.#fd, this.#length, [Buffer.from(text)]);
  }

  /** Puts the new content into place, in one atomic step, and on the disk. */
  commit(): void {
    if (this.#fd === undefined) return;
    fchmodSync(this.#fd, statSync(this.#target).mode);
    fsyncSync(this.#fd);
    this.#close();
    renameSync(this.#temporary, this.#target);
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
