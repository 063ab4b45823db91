import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { defer, map, type Observable, of, reduce } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import { errorCode } from '../../text/errorCode.js';
import { plainCsv, rowText } from '../csv/csvDialect.js';
import { excelCsv } from '../csv/excelCsv.js';
import { resultHeader } from '../csv/resultRow.js';
import { outputError } from '../files/outputError.js';
import type { FinishedRows } from './finishedRows.js';
import { resultRecords } from './resultRecords.js';
import { ResultsReader } from './resultsReader.js';

export interface ReadFinishedRowsOptions {
  /** The columns that the file must have. */
  readonly columns: ResultColumns;
  /** Whether it may have columns from JSON as well. Default `false`. */
  readonly flatten?: boolean | undefined;
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
  const { columns, flatten = false } = options;
  return defer(() => {
    const size = sizeOf(path);
    if (size === 0 || isTornHeader(path, size, columns)) return of(NOTHING_FINISHED);
    return resultRecords(path).pipe(
      reduce((tally, record) => tally.add(record), new ResultsReader(path, columns, flatten)),
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

/** A run that was killed at its very first write has left a part of the header, in one dialect or the other. */
function isTornHeader(path: string, size: number, columns: ResultColumns): boolean {
  const heads = [plainCsv, excelCsv].map((dialect) =>
    Buffer.from(dialect.start + rowText(dialect, resultHeader(columns))),
  );
  return heads.some((head) => size < head.length && head.subarray(0, size).equals(bytesOf(path, 0, size)));
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
