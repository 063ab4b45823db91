import {
  concat,
  concatMap,
  defer,
  EMPTY,
  from,
  ignoreElements,
  mergeMap,
  type Observable,
  timer,
} from 'rxjs';

/** Files that are brought to their final form in one go: more would hold up everything else. */
const AT_ONCE = 100;

/** Brings files to their final form by `finish`, some at a time. There may be a hundred thousand. */
export function finishFiles<File>(
  files: readonly File[],
  finish: (file: File) => Observable<never>,
): Observable<never> {
  return from(starts(files.length)).pipe(
    concatMap((start) =>
      concat(
        start === 0 ? EMPTY : timer(0).pipe(ignoreElements()),
        defer(() => from(files.slice(start, start + AT_ONCE))).pipe(mergeMap(finish)),
      ),
    ),
  );
}

function starts(count: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, index) => index * AT_ONCE);
}
