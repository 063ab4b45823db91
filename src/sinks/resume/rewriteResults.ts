import { concat, defer, EMPTY, filter, map, type Observable, of, reduce, skip, switchMap } from 'rxjs';
import { RESULT_FIELDS, type ResultColumns } from '../../columns.js';
import { type CsvDialect, plainCsv, rowText } from '../csv/csvDialect.js';
import { jsonCells, jsonColumnsOf } from '../csv/jsonCells.js';
import { resultHeader } from '../csv/resultRow.js';
import { replaceFile } from '../files/replaceFile.js';
import { resultRecords } from './resultRecords.js';

export interface RewriteResultsOptions {
  readonly columns: ResultColumns;
  /** The columns from JSON that the file has. Default none. */
  readonly jsonColumns?: readonly string[] | undefined;
  /** Whether JSON in answers that has no column yet gets one. Default `false`. */
  readonly flatten?: boolean | undefined;
  /** How many error rows to leave out, the oldest first, by `experiment_id`. Default none. */
  readonly superseded?: ReadonlyMap<string, number> | undefined;
  /** Default `plainCsv`. */
  readonly dialect?: CsvDialect | undefined;
}

const FROM_END = (field: (typeof RESULT_FIELDS)[number]) =>
  RESULT_FIELDS.indexOf(field) - RESULT_FIELDS.length;
const OUTPUT = FROM_END('output');
const STATUS = FROM_END('status');
const ID = FROM_END('experiment_id');

/**
 * Brings a results file to its final form: without error rows that have been made up for, and with a column for every
 * key of the JSON in its answers. Does nothing when there is nothing to do; else replaces the file in one atomic step,
 * and completes when that is on the disk. Reads the file once or twice, piece by piece.
 */
export function rewriteResults(path: string, options: RewriteResultsOptions): Observable<never> {
  const { columns, jsonColumns = [], flatten = false, superseded = new Map(), dialect = plainCsv } = options;
  return (flatten ? widened(path, columns, jsonColumns, dialect) : of(jsonColumns)).pipe(
    switchMap((wider) => {
      if (superseded.size === 0 && wider.length === jsonColumns.length) return EMPTY;
      const rows = concat(
        of(dialect.start + rowText(dialect, resultHeader(columns, wider))),
        keptRows(path, superseded).pipe(
          map((cells) => rowText(dialect, widenedCells(cells, columns, dialect, jsonColumns, wider))),
        ),
      );
      return replaceFile(path, rows);
    }),
  );
}

/** The columns from JSON of the whole file: those it has, then new ones as they come. */
function widened(
  path: string,
  columns: ResultColumns,
  jsonColumns: readonly string[],
  dialect: CsvDialect,
): Observable<readonly string[]> {
  const known = new Set(jsonColumns.map(dialect.cell));
  return defer(() =>
    rowsOf(path).pipe(
      reduce((names, cells) => {
        for (const name of jsonColumnsOf(columns, cells.at(OUTPUT) ?? '', dialect).keys())
          if (!known.has(name)) names.add(name);
        return names;
      }, new Set<string>()),
      map((names) => [...jsonColumns, ...names]),
    ),
  );
}

function keptRows(path: string, superseded: ReadonlyMap<string, number>): Observable<readonly string[]> {
  return defer(() => {
    const left = new Map(superseded);
    return rowsOf(path).pipe(
      filter((cells) => {
        const id = cells.at(ID) ?? '';
        const count = cells.at(STATUS) === 'error' ? (left.get(id) ?? 0) : 0;
        if (count > 0) left.set(id, count - 1);
        return count === 0;
      }),
    );
  });
}

function rowsOf(path: string): Observable<readonly string[]> {
  return resultRecords(path).pipe(
    skip(1),
    map(({ cells }) => cells),
  );
}

function widenedCells(
  cells: readonly string[],
  columns: ResultColumns,
  dialect: CsvDialect,
  jsonColumns: readonly string[],
  wider: readonly string[],
): string[] {
  const start = resultHeader(columns).length - RESULT_FIELDS.length;
  const fields = cells.slice(-RESULT_FIELDS.length);
  const known = cells.slice(start, start + jsonColumns.length);
  const added = jsonCells(cells.at(OUTPUT) ?? '', wider.slice(jsonColumns.length), columns, dialect);
  return [...cells.slice(0, start), ...known, ...added, ...fields];
}
