import type { Readable } from 'node:stream';
import type { JsonObject } from '../../json.js';

/** Where a table of results comes from. */
export interface TableSource {
  /** What messages call it, such as its path. */
  readonly name: string;
  readonly open: () => Readable;
  /** Whether `open` gives the same again. stdin can be read once. */
  readonly canReopen: boolean;
}

/** One row of a table, whichever format it was read from. */
export interface TableRow {
  /** Line that the row starts on, from 1. */
  readonly line: number;
  /** One for every column. */
  readonly cells: readonly string[];
  /** The whole object, of JSON Lines: it may hold more than there are columns. */
  readonly record?: JsonObject;
}

/** A table whose columns are known and whose rows come in batches, as fast as they are taken. */
export interface Table {
  readonly name: string;
  readonly format: TableFormat;
  readonly columns: readonly string[];
  /** Those that came with the columns; `batches` begins with them. */
  readonly firstRows: readonly TableRow[];
  /** Can be read once. Lets go of the input at its end, and when it is left early. */
  readonly batches: AsyncIterable<readonly TableRow[]>;
  /** For a table whose rows nobody reads. */
  close(): void;
}

/** How a table is written. */
export type TableFormat = 'csv' | 'jsonl';

/** Bytes in, rows out. */
export interface TableReader {
  /** Known once the first row is. */
  readonly columns: readonly string[] | undefined;
  /** Puts the rows that have become whole into `rows`. Throws an `InputError` behind those that could be read. */
  write(chunk: Uint8Array, rows: TableRow[]): void;
  /** The same for the rest. A last row that is not whole is told of and left out. */
  end(rows: TableRow[]): void;
}

/** Tells of a row that is left out because its end is missing. */
export type TellTorn = (line: number) => void;
