import { closeSync, openSync, readSync } from 'node:fs';
import { defer, map, type Observable, of, reduce } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import { fileStats } from '../../paths/fileStats.js';
import { fileVersion } from '../../paths/fileVersion.js';
import { csvFormat } from '../csv/csvFormat.js';
import { resultHeader } from '../csv/resultRow.js';
import { outputError } from '../files/outputError.js';
import type { ResultFormat } from '../resultFormat.js';
import type { FinishedRows } from './finishedRows.js';
import { ResultsReader, type ResultsReaderOptions } from './resultsReader.js';
import { RowAccounts } from './rowAccounts.js';

export interface ReadFinishedRowsOptions {
  /** The columns that the file must have. */
  readonly columns: ResultColumns;
  /** Whether it may have columns from JSON as well. Default `false`. */
  readonly flatten?: boolean | undefined;
  /** Default: CSV. */
  readonly format?: ResultFormat | undefined;
  /** Told of each row with an answer. Default: nobody is. */
  readonly onFinished?: ResultsReaderOptions['onFinished'];
}

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
  const { columns, flatten = false, format = csvFormat(), onFinished } = options;
  return defer(() => {
    // Before it is read: what is written meanwhile makes it another one.
    const { size, version } = stateOf(path);
    if (size === 0 || isTornHead(path, size, { columns, format }))
      return of({ version, rows: 0, accounts: new RowAccounts(), jsonColumns: [], endOffset: 0 });
    const reader = new ResultsReader({ path, size, columns, flatten, format, onFinished });
    return format
      .records(path, (place) => reader.reads(place))
      .pipe(
        reduce((tally, record) => tally.add(record), reader),
        map((tally) => ({ ...tally.end((start, end) => bytesOf(path, start, end)), version })),
      );
  });
}

/** Whether a file is still as it was when it was read, so that it need not be read again. */
export function isStill(path: string, { version }: FinishedRows): boolean {
  return version === stateOf(path).version;
}

function stateOf(path: string): { readonly size: number; readonly version: string } {
  try {
    const stats = fileStats(path);
    return { size: Number(stats?.size ?? 0), version: fileVersion(stats) };
  } catch (error) {
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
