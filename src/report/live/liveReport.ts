import {
  asyncScheduler,
  bufferTime,
  connect,
  EMPTY,
  filter,
  ignoreElements,
  map,
  merge,
  type Observable,
  type SchedulerLike,
  skipUntil,
  takeWhile,
  tap,
} from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import type { RunEvent } from '../../events.js';
import { resultCells, resultHeader } from '../../sinks/csv/resultRow.js';
import type { EventLog } from './eventLog.js';
import { type LiveFile, rowsBefore, rowsSoFar } from './rowsOfFile.js';

export interface LiveReportOptions {
  readonly columns: ResultColumns;
  /** Where rows are told. */
  readonly log: EventLog;
  /** The file of the results. Default: there is none that could be read. */
  readonly file?: LiveFile | undefined;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

const EVERY_MS = 1000;
const MOST_ROWS = 512;

/**
 * Tells of the results of a run once a second, as server-sent events `rows` with the cells of some rows in the order of
 * `resultHeader`, and of its end as `end`. Completes behind the end of the run; emits nothing.
 *
 * The run goes first: what is to be made of the rows is the page's work, and while nobody has looked, rows are counted;
 * they stand in the file.
 */
export function liveReport(events: Observable<RunEvent>, options: LiveReportOptions): Observable<never> {
  const { columns, log, file, scheduler = asyncScheduler } = options;
  const header = resultHeader(columns);
  const results = events.pipe(
    takeWhile(({ type }) => type !== 'run-ended'),
    filter((event) => event.type === 'row-finished'),
    map(({ result }) => result),
  );
  return results.pipe(
    connect((all) => {
      const isCounted = file !== undefined && file.resumed === undefined;
      const since = isCounted ? all.pipe(skipUntil(log.opened)) : all;
      return merge(
        isCounted ? rowsSoFar(file.path, header, all, log.opened) : EMPTY,
        file?.resumed === undefined ? EMPTY : rowsBefore(file, header, all, log.opened),
        since.pipe(
          map((result) => resultCells(columns, result)),
          bufferTime(EVERY_MS, null, MOST_ROWS, scheduler),
        ),
      );
    }),
    filter((rows) => rows.length > 0),
    tap({
      next: (rows) => log.append(`event: rows\ndata: ${JSON.stringify(rows)}\n\n`),
      complete: () => log.append('event: end\ndata: over\n\n'),
    }),
    ignoreElements(),
  );
}
