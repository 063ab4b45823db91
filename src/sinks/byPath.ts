import {
  AsyncSubject,
  catchError,
  concat,
  defer,
  EMPTY,
  merge,
  mergeMap,
  Observable,
  of,
  share,
  tap,
  throwError,
} from 'rxjs';
import type { Experiment } from '../experiment.js';
import type { Result } from '../result.js';
import { READY, type ResultSink } from './sink.js';

export interface ByPathOptions {
  /** Sinks that may be open at once. Default `100`. */
  readonly maxOpen?: number | undefined;
}

/** One path's sink, as soon as there is room for it. */
interface Opening {
  readonly opened: Observable<ResultSink>;
  sink?: ResultSink;
}

/**
 * Sends each result to the sink of its path. Rows of the same path share one sink.
 *
 * When more than `maxOpen` sinks are needed, the one that was used longest ago is closed; a result that comes for it
 * later opens it again. Nothing of a path is opened before it is closed.
 *
 * Errors of `open`, and of closing a sink to make room, are those of the write or reservation that asked for it.
 *
 * @example
 * byPath(({ model }) => `${model}.csv`, (path) =>
 *   csvWriter(() => createWriteStream(path, { flags: 'a' }), { columns, header: !existsSync(path), name: path }),
 * )
 */
export function byPath(
  pathOf: (experiment: Experiment) => string,
  open: (path: string) => ResultSink,
  { maxOpen = 100 }: ByPathOptions = {},
): ResultSink {
  if (!(maxOpen >= 1)) throw new RangeError(`maxOpen must be at least 1, got ${maxOpen}`);
  // Least recently used first.
  const openings = new Map<string, Opening>();
  const closings = new Map<string, Observable<never>>();

  // Most rows go where the row before them went.
  let latest: { readonly path: string; readonly opening: Opening } | undefined;
  const sinkOf = (path: string): Opening => {
    if (latest?.path === path) return latest.opening;
    const opening = openings.get(path) ?? openWhenThereIsRoom(path);
    openings.delete(path);
    openings.set(path, opening);
    latest = { path, opening };
    return opening;
  };

  const openWhenThereIsRoom = (path: string): Opening => {
    const opened = concat(
      closings.get(path) ?? EMPTY,
      makeRoom(),
      defer(() => of(open(path))),
    ).pipe(
      tap((sink) => {
        opening.sink = sink;
      }),
      share({ connector: () => new AsyncSubject(), resetOnComplete: false, resetOnError: false }),
    );
    const opening: Opening = { opened };
    return opening;
  };

  const withSink = <Row, T>(
    experiment: Experiment,
    row: Row,
    use: (row: Row, sink: ResultSink) => Observable<T>,
  ): Observable<T> =>
    new Observable((subscriber) => {
      const { sink, opened } = sinkOf(pathOf(experiment));
      const used = sink === undefined ? opened.pipe(mergeMap((come) => use(row, come))) : use(row, sink);
      used.subscribe(subscriber);
    });

  const makeRoom = (): Observable<never> => {
    const [oldest] = openings;
    return oldest === undefined || openings.size < maxOpen ? EMPTY : close(...oldest);
  };

  /** Starts at once, so that no later write of this path overtakes it. */
  const close = (path: string, opening: Opening): Observable<never> => {
    const closed = new AsyncSubject<never>();
    if (latest?.path === path) latest = undefined;
    openings.delete(path);
    closings.set(path, closed);
    opening.opened
      .pipe(
        mergeMap((sink) => sink.close?.() ?? EMPTY),
        tap({
          complete: () => {
            // It may have been asked for, and closed again, before it could be opened: that end is waited for, too.
            if (closings.get(path) === closed) closings.delete(path);
          },
        }),
      )
      .subscribe(closed);
    return closed;
  };

  const closeAll = () => {
    for (const [path, opening] of [...openings]) close(path, opening);
    return allOf([...closings.values()]);
  };

  return {
    reserve(experiment) {
      const opened = openings.get(pathOf(experiment))?.sink;
      return opened === undefined ? withSink(experiment, experiment, reserve) : reserve(experiment, opened);
    },
    write: (result) => withSink(result.experiment, result, write),
    close: () => defer(closeAll),
  };
}

function reserve(experiment: Experiment, sink: ResultSink): Observable<unknown> {
  return sink.reserve?.(experiment) ?? READY;
}

function write(result: Result, sink: ResultSink): Observable<Result> {
  return sink.write(result);
}

/** Completes when all have; then errors with the first error, if there was one. */
function allOf(closings: readonly Observable<never>[]): Observable<never> {
  const errors: unknown[] = [];
  const settled = closings.map((closing) =>
    closing.pipe(
      catchError((error) => {
        errors.push(error);
        return EMPTY;
      }),
    ),
  );
  return concat(
    merge(...settled),
    defer(() => (errors.length > 0 ? throwError(() => errors[0]) : EMPTY)),
  );
}
