import { jsonColumns } from './jsonColumns.js';
import { type OpenTableOptions, openTable } from './openTable.js';
import { reasoningColumn } from './reasoningColumn.js';
import type { Table, TableRow, TableSource } from './table.js';

/** Several tables read as one, in order. */
export interface Tables {
  /** Those of all tables, each once, in the order they come. */
  readonly columns: readonly string[];
  /** Those of them that `--flatten` and `--reasoning` have made of answers: they are no variables. */
  readonly jsonColumns: ReadonlySet<string>;
  /** Of the first table. */
  readonly format: Table['format'];
  readonly batches: AsyncIterable<TableBatch>;
}

/** Some rows of one table. */
export interface TableBatch {
  /** Name of the table that the rows are of. */
  readonly table: string;
  /** With a cell for each of all columns, empty where their table has none. */
  readonly rows: readonly TableRow[];
}

/**
 * Opens tables to be read as one. Each is looked at first, for its columns, and opened again at its turn, so that any
 * number of files needs no more than one at a time.
 *
 * Rejects with an `InputError` for a table without a header.
 */
export async function openTables(
  sources: readonly TableSource[],
  options: OpenTableOptions = {},
): Promise<Tables> {
  const looked: { readonly source: TableSource; readonly table: Table }[] = [];
  for (const source of sources) {
    const keepsQuiet = source.canReopen && sources.length > 1;
    const table = await openTable(source, keepsQuiet ? {} : options);
    if (keepsQuiet) table.close();
    looked.push({ source, table });
  }
  const columns = [...new Set(looked.flatMap(({ table }) => table.columns))];
  const open = ({ source, table }: (typeof looked)[number]) =>
    source.canReopen && sources.length > 1 ? openTable(source, options) : table;

  async function* batches(): AsyncGenerator<TableBatch> {
    for (const one of looked) {
      const table = await open(one);
      const align = alignment(table.columns, columns);
      for await (const rows of table.batches) yield { table: table.name, rows: rows.map(align) };
    }
  }
  const json = looked.flatMap(({ table }) => {
    const rows = table.firstRows.map(({ cells }) => cells);
    const reasoning = reasoningColumn(table.columns);
    return [...jsonColumns(table.columns, rows), ...(reasoning === undefined ? [] : [reasoning])];
  });
  return {
    columns,
    jsonColumns: new Set(json),
    format: looked[0]?.table.format ?? 'csv',
    batches: batches(),
  };
}

/** Puts the cells of a table into the places that all tables share. */
function alignment(from: readonly string[], to: readonly string[]): (row: TableRow) => TableRow {
  if (from.length === to.length && from.every((name, index) => name === to[index])) return (row) => row;
  const places = to.map((name) => from.indexOf(name));
  return (row) => ({ ...row, cells: places.map((place) => row.cells[place] ?? '') });
}
