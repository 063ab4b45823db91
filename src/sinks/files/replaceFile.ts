import {
  bufferCount,
  catchError,
  concat,
  defer,
  EMPTY,
  ignoreElements,
  type Observable,
  tap,
  throwError,
  using,
} from 'rxjs';
import { AtomicFile } from './atomicFile.js';
import { outputError } from './outputError.js';

const ROWS_PER_WRITE = 256;

/**
 * Replaces the content of an existing file by `rows` in one atomic step: whenever the process ends, the file is the old
 * one or the new one, and whole. Completes when the new one is on the disk. Errors with an `OutputError`.
 */
export function replaceFile(path: string, rows: Observable<string>): Observable<never> {
  const replaced = (replacement: AtomicFile) =>
    concat(
      rows.pipe(
        bufferCount(ROWS_PER_WRITE),
        tap((texts) => replacement.append(texts.join(''))),
        ignoreElements(),
      ),
      defer(() => {
        replacement.commit();
        return EMPTY;
      }),
    );
  return usingReplacement(path, replaced).pipe(
    catchError((error) => throwError(() => outputError(path, error))),
  );
}

function usingReplacement(
  path: string,
  work: (replacement: AtomicFile) => Observable<never>,
): Observable<never> {
  return defer(() => {
    const replacement = new AtomicFile(path);
    return using(
      () => replacement,
      () => work(replacement),
    );
  });
}
