import {
  catchError,
  concatMap,
  count,
  defer,
  EMPTY,
  endWith,
  finalize,
  from,
  ignoreElements,
  type Observable,
  of,
  take,
  takeUntil,
} from 'rxjs';
import { earlierRows } from './earlierRows.js';

/** A file that the results of a run go to, as they are. */
export interface LiveFile {
  readonly path: string;
  /** Whether the run goes on with the results that it holds: `errors` are asked again, or kept as `all` is. */
  readonly resumed?: 'all' | 'errors' | undefined;
}

type Rows = readonly (readonly string[])[];

/**
 * The rows of a file that a run goes on with, as it is now, once they are asked for.
 *
 * @param all Completes with the run: what has not been asked for until then is not read.
 */
export function rowsBefore(
  { path, resumed }: LiveFile,
  header: readonly string[],
  all: Observable<unknown>,
  asked: Observable<unknown>,
): Observable<Rows> {
  return defer(() => {
    const rows = earlierRows(path, { answeredOnly: resumed === 'errors' });
    let isRead = false;
    // The run is about to write where a torn row stands.
    const start = rows.isTorn ? of(undefined) : asked.pipe(takeUntil(endOf(all)), take(1));
    return start.pipe(
      concatMap(() => {
        isRead = true;
        return from(rows.read(header));
      }),
      finalize(() => isRead || rows.close()),
    );
    // What is wrong with the file is told by the run that goes on with it.
  }).pipe(catchError(() => EMPTY));
}

/** The rows that a run has written to its file until they are asked for: as many as results came by then, in their order. */
export function rowsSoFar(
  path: string,
  header: readonly string[],
  all: Observable<unknown>,
  asked: Observable<unknown>,
): Observable<Rows> {
  return all.pipe(
    takeUntil(asked),
    count(),
    takeUntil(endOf(all)),
    concatMap((written) =>
      written === 0 ? EMPTY : defer(() => from(earlierRows(path, { count: written }).read(header))),
    ),
    // A page without the rows before is better than a run that ends for it.
    catchError(() => EMPTY),
  );
}

function endOf(all: Observable<unknown>): Observable<unknown> {
  return all.pipe(ignoreElements(), endWith(undefined));
}
