import { concat, defer, EMPTY, filter, map, type Observable, of, reduce, skip, switchMap } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import { csvFormat } from '../csv/csvFormat.js';
import { jsonCells, jsonColumnsOf } from '../csv/jsonCells.js';
import { resultHeader } from '../csv/resultRow.js';
import { replaceFile } from '../files/replaceFile.js';
import { JsonColumnNames } from '../json/jsonColumnNames.js';
import type { ResultFormat } from '../resultFormat.js';
import type { ColumnPlan } from './columnPlan.js';
import { revisedRow } from './revisedRow.js';
import type { Revise } from './rowMatcher.js';

export interface RewriteResultsOptions {
  readonly columns: ResultColumns;
  /** How the file's columns become those of this run. Default: they are that already, with `jsonColumns` among them. */
  readonly plan?: ColumnPlan | undefined;
  /** The columns from JSON that the file has. Default none. */
  readonly jsonColumns?: readonly string[] | undefined;
  /** Whether JSON in answers that has no column yet gets one. Default `false`. */
  readonly flatten?: boolean | undefined;
  /** Gathers the names of columns from JSON that are too many. Default: nobody is told. */
  readonly surplusColumns?: Set<string> | undefined;
  /** What becomes of its rows, one after the other. Default: nothing. */
  readonly revise?: Revise | undefined;
  /** Bytes of whole rows: what lies behind is left out. Default: all. */
  readonly endOffset?: number | undefined;
  /** Default: CSV. */
  readonly format?: ResultFormat | undefined;
}

/**
 * Brings a results file to its final form: in the columns of this run, without error rows that have been made up for,
 * and with a column for every key of the JSON in its answers. Does nothing when there is nothing to do; else replaces the
 * file in one atomic step, and completes when that is on the disk. Reads the file once or twice, piece by piece.
 */
export function rewriteResults(path: string, options: RewriteResultsOptions): Observable<never> {
  const { columns, plan, jsonColumns = [], flatten = false, revise, format = csvFormat() } = options;
  const rows = defer(() => rowsOf(path, { ...options, format }));
  return (flatten ? widened(rows, { ...options, format }) : of(jsonColumns)).pipe(
    switchMap((wider) => {
      const isFinal = revise === undefined && (plan?.isSame ?? true) && wider.length === jsonColumns.length;
      if (isFinal) return EMPTY;
      const revised = revise === undefined ? same : revisedRow(columns, jsonColumns, revise);
      const header = resultHeader(columns, wider);
      const rowText = format.rows(header);
      const kept = rows.pipe(
        map(revised),
        filter((cells) => cells !== undefined),
        map((cells) => rowText(withJson(cells, columns, jsonColumns, wider, format))),
      );
      return replaceFile(path, concat(of(format.head(header)), kept));
    }),
  );
}

const same = (cells: readonly string[]) => cells;

/** The rows of the file in the columns of this run. */
function rowsOf(
  path: string,
  options: RewriteResultsOptions & { readonly format: ResultFormat },
): Observable<readonly string[]> {
  const { columns, plan, format, endOffset = Number.POSITIVE_INFINITY } = options;
  const header = resultHeader(columns, plan?.jsonColumns);
  return format.records(path).pipe(
    skip(1),
    filter((record) => record.endOffset <= endOffset),
    map(({ cells }) =>
      plan === undefined || plan.isSame
        ? cells
        : plan.places.map(
            (place, index) => (place === undefined ? newCell(header[index]) : cells[place]) ?? '',
          ),
    ),
  );
}

/** What a row holds in a column that was not there when it was written: it was the first of its repetitions. */
function newCell(header: string | undefined): string {
  return header === 'repeat' ? '1' : '';
}

/** The columns from JSON of the whole file: those it has, then new ones as they come. */
function widened(
  rows: Observable<readonly string[]>,
  options: RewriteResultsOptions & { readonly format: ResultFormat },
): Observable<readonly string[]> {
  const { columns, jsonColumns = [], format, surplusColumns } = options;
  const known = new Set(jsonColumns.map(format.cell));
  const output = resultHeader(columns, jsonColumns).indexOf('output');
  return defer(() =>
    rows.pipe(
      reduce((names, cells) => {
        for (const name of jsonColumnsOf(columns, cells[output] ?? '', format).keys())
          if (!known.has(name)) names.add(name);
        return names;
      }, new JsonColumnNames(surplusColumns)),
      map(({ names }) => [...jsonColumns, ...names]),
    ),
  );
}

/** A row with the cells of its JSON that has no column yet. */
function withJson(
  cells: readonly string[],
  columns: ResultColumns,
  jsonColumns: readonly string[],
  wider: readonly string[],
  format: ResultFormat,
): readonly string[] {
  const added = wider.slice(jsonColumns.length);
  if (added.length === 0) return cells;
  const header = resultHeader(columns, jsonColumns);
  const output = cells[header.indexOf('output')] ?? '';
  const end = header.indexOf('status');
  return [...cells.slice(0, end), ...jsonCells(output, added, columns, format), ...cells.slice(end)];
}
