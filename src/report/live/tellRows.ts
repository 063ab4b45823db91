import {
  asyncScheduler,
  bufferTime,
  filter,
  ignoreElements,
  map,
  type Observable,
  type SchedulerLike,
  takeWhile,
  tap,
} from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import type { RunEvent } from '../../events.js';
import { resultCells } from '../../sinks/csv/resultRow.js';
import type { EventLog } from './eventLog.js';
import { END_EVENT, serverSentEvent } from './serverSentEvent.js';

export interface TellRowsOptions {
  readonly columns: ResultColumns;
  /** Where rows are told. */
  readonly log: EventLog;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

const EVERY_MS = 1000;
const MOST_ROWS = 512;

/**
 * Tells of results that stand in no file which could be read, once a second, as server-sent events `rows` with the cells
 * of some rows in the order of `resultHeader`, and of the end of the run as `end`. Completes behind the end of the run;
 * emits nothing.
 */
export function tellRows(events: Observable<RunEvent>, options: TellRowsOptions): Observable<never> {
  const { columns, log, scheduler = asyncScheduler } = options;
  return events.pipe(
    takeWhile(({ type }) => type !== 'run-ended'),
    filter((event) => event.type === 'row-finished'),
    map(({ result }) => resultCells(columns, result)),
    bufferTime(EVERY_MS, null, MOST_ROWS, scheduler),
    filter((rows) => rows.length > 0),
    tap({
      next: (rows) => log.append(serverSentEvent('rows', JSON.stringify(rows))),
      complete: () => log.append(END_EVENT),
    }),
    ignoreElements(),
  );
}
