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
import { bufferCount, Observable } from 'rxjs';
import { appendWhole } from './appendWhole.js';
import { outputError } from './outputError.js';

const ROWS_PER_WRITE = 256;

/**
 * Replaces the content of an existing file by `rows` in one atomic step: whenever the process ends, the file is the old
 * one or the new one, and whole. Completes when the new one is on the disk.
 *
 * The new content is gathered in `PATH.parallamr-tmp` beside the file, which is removed if anything fails.
 */
export function replaceFile(path: string, rows: Observable<string>): Observable<never> {
  return new Observable((subscriber) => {
    const target = realpathSync(path);
    const temporary = temporaryPath(target);
    const fd = openSync(temporary, 'w');
    let open = true;
    let length = 0;
    const close = () => {
      if (open) closeSync(fd);
      open = false;
    };
    const fail = (error: unknown) => subscriber.error(outputError(path, error));
    subscriber.add(() => {
      close();
      rmSync(temporary, { force: true });
    });

    return rows.pipe(bufferCount(ROWS_PER_WRITE)).subscribe({
      next: orElse(fail, (texts: string[]) => {
        length = appendWhole(fd, length, [Buffer.from(texts.join(''))]);
      }),
      error: fail,
      complete: orElse(fail, () => {
        fchmodSync(fd, statSync(target).mode);
        fsyncSync(fd);
        close();
        renameSync(temporary, target);
        syncFolder(dirname(target));
        subscriber.complete();
      }),
    });
  });
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

function orElse<Arguments extends unknown[]>(
  fail: (error: unknown) => void,
  action: (...values: Arguments) => void,
): (...values: Arguments) => void {
  return (...values) => {
    try {
      action(...values);
    } catch (error) {
      fail(error);
    }
  };
}
