import {
  concat,
  concatMap,
  defer,
  EMPTY,
  finalize,
  from,
  ignoreElements,
  mergeMap,
  type Observable,
  timer,
} from 'rxjs';
import type { ResultFile } from './resultFile.js';

type FinishedFile = Pick<ResultFile, 'finished' | 'release'>;

/** Files that are brought to their final form in one go: more would hold up everything else. */
const AT_ONCE = 100;

/** Brings files to their final form, and lets go of each of them then. There may be a hundred thousand. */
export function finishFiles(files: readonly FinishedFile[]): Observable<never> {
  return from(starts(files.length)).pipe(
    concatMap((start) =>
      concat(
        start === 0 ? EMPTY : timer(0).pipe(ignoreElements()),
        defer(() => from(files.slice(start, start + AT_ONCE))).pipe(mergeMap(finishFile)),
      ),
    ),
  );
}

function finishFile(file: FinishedFile): Observable<never> {
  return file.finished.pipe(finalize(() => file.release()));
}

function starts(count: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, index) => index * AT_ONCE);
}
