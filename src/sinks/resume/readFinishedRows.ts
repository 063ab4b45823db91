import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { defer, map, type Observable, of, reduce } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import { errorCode } from '../../text/errorCode.js';
import { csvFormat } from '../csv/csvFormat.js';
import { resultHeader } from '../csv/resultRow.js';
import { outputError } from '../files/outputError.js';
import type { ResultFormat } from '../resultFormat.js';
import type { FinishedRows } from './finishedRows.js';
import { ResultsReader } from './resultsReader.js';

export interface ReadFinishedRowsOptions {
  /** The columns that the file must have. */
  readonly columns: ResultColumns;
  /** Whether it may have columns from JSON as well. Default `false`. */
  readonly flatten?: boolean | undefined;
  /** Default: CSV. */
  readonly format?: ResultFormat | undefined;
}

const NOTHING_FINISHED: FinishedRows = {
  rows: 0,
  finished: new Map(),
  errors: new Map(),
  jsonColumns: [],
  endOffset: 0,
};

/**
 * Reads an existing results file for what the runs that wrote it have finished, and changes nothing. Emits once. Remembers
 * ids only, not rows. A missing or empty file holds nothing finished.
 *
 * A last row that a killed run has left unfinished is not counted, and lies behind `endOffset`. A last row that is whole
 * but for its line end counts.
 *
 * Errors with a `UsageError` that says what is wrong, and where, for anything a run did not write: other columns, a row
 * with cells missing, an id that is none.
 */
export function readFinishedRows(path: string, options: ReadFinishedRowsOptions): Observable<FinishedRows> {
  const { columns, flatten = false, format = csvFormat() } = options;
  return defer(() => {
    const size = sizeOf(path);
    if (size === 0 || isTornHead(path, size, { columns, format })) return of(NOTHING_FINISHED);
    return format.records(path).pipe(
      reduce((tally, record) => tally.add(record), new ResultsReader({ path, columns, flatten, format })),
      map((tally) => tally.end(size, (start, end) => bytesOf(path, start, end))),
    );
  });
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw outputError(path, error);
  }
}

/** Whether a run was killed at its very first write. */
function isTornHead(
  path: string,
  size: number,
  { columns, format }: { readonly columns: ResultColumns; readonly format: ResultFormat },
): boolean {
  const header = resultHeader(columns);
  return size <= format.headBytes(header) && format.isTornHead(bytesOf(path, 0, size), header);
}

function bytesOf(path: string, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, bytes, 0, bytes.length, start);
  } finally {
    closeSync(fd);
  }
  return bytes;
}
