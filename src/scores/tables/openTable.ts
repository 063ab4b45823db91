import type { Readable } from 'node:stream';
import { InputError } from '../../errors.js';
import { unreadable } from '../../paths/unreadable.js';
import { csvTableReader } from './csvTableReader.js';
import { jsonTableReader } from './jsonTableReader.js';
import type { Table, TableFormat, TableReader, TableRow, TableSource } from './table.js';

/** Whoever reads a pipe that nothing came through looks for the cause here, where it is not. */
const PIPED = '; what should have written it says why';
const BRACE = 0x7b;
const BLANKS = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);

export interface OpenTableOptions {
  /** Told of a last row that is not whole. Default: nobody. */
  readonly tell?: ((line: string) => void) | undefined;
}

/**
 * Opens a table of results, CSV or JSON Lines, and reads as far as its columns. What begins with `{` is JSON Lines,
 * unless its name ends in `.csv`.
 *
 * Rows are read when they are asked for, so that a slow taker holds back the reading. A last row whose end is missing is
 * left out: the table may still be being written.
 *
 * Rejects with an `InputError` that names the table, as do its `batches`, behind the rows that could be read.
 *
 * @example
 * const name = 'results.csv';
 * const opened = await openTable({ name, open: () => createReadStream(name), canReopen: true });
 * for await (const batch of opened.batches) console.log(`${batch.length} more rows`);
 */
export async function openTable(source: TableSource, { tell }: OpenTableOptions = {}): Promise<Table> {
  const { name } = source;
  const tellTorn = (line: number) =>
    tell?.(`${name}: the last row, in line ${line}, is not whole and left out (is it still being written?)`);

  const input = source.open();
  const chunks = chunksOf(input, name);
  const firstRows: TableRow[] = [];
  let format: TableFormat | undefined;
  let reader: TableReader | undefined;
  let failure: Failure | undefined;
  /** What is wrong with a row is told behind the rows before it; what is wrong with the header, at once. */
  const read = (step: (reader: TableReader) => void) => {
    failure = failureOf(name, () => reader && step(reader));
    if (failure !== undefined && reader?.columns === undefined) throw failure.error;
  };

  try {
    let isOver = false;
    while (reader?.columns === undefined && !isOver) {
      const next = await chunks.next();
      if (next.done) {
        isOver = true;
        read((open) => open.end(firstRows));
      } else {
        format ??= formatOf(name, next.value);
        reader ??= format === undefined ? undefined : readerOf(format, tellTorn);
        read((open) => open.write(next.value, firstRows));
      }
    }
    const { columns } = reader ?? {};
    if (columns === undefined || format === undefined || reader === undefined)
      throw new InputError(`${name} is empty: it has no header${source.canReopen ? '' : PIPED}`);
    const batches = batchesOf({ input, chunks, reader, name, firstRows, isOver, failure });
    return { name, format, columns, firstRows, batches, close: () => void input.destroy() };
  } catch (error) {
    input.destroy();
    throw error;
  }
}

interface Opened {
  readonly input: Readable;
  readonly chunks: AsyncGenerator<Buffer>;
  readonly reader: TableReader;
  readonly name: string;
  readonly firstRows: readonly TableRow[];
  readonly isOver: boolean;
  readonly failure: Failure | undefined;
}

interface Failure {
  readonly error: unknown;
}

async function* batchesOf(opened: Opened): AsyncGenerator<readonly TableRow[]> {
  const { input, chunks, reader, name, firstRows, isOver, failure } = opened;
  try {
    if (firstRows.length > 0) yield firstRows;
    if (failure !== undefined) throw failure.error;
    if (isOver) return;
    for await (const chunk of chunks) yield* batchOf(name, (rows) => reader.write(chunk, rows));
    yield* batchOf(name, (rows) => reader.end(rows));
  } finally {
    input.destroy();
  }
}

/** The rows that could be read, then what kept the others from it. */
function* batchOf(name: string, read: (rows: TableRow[]) => void): Generator<readonly TableRow[]> {
  const rows: TableRow[] = [];
  const failure = failureOf(name, () => read(rows));
  if (rows.length > 0) yield rows;
  if (failure !== undefined) throw failure.error;
}

async function* chunksOf(input: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of input) yield Buffer.from(chunk);
  } catch (cause) {
    throw new InputError(unreadable(name, cause), { cause });
  }
}

/** What the work fails with. What is wrong with the input says which input it is. */
function failureOf(name: string, work: () => void): Failure | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!InputError.isInstance(error)) return { error };
    return { error: new InputError(`${name}: ${error.message}`, { cause: error }) };
  }
}

/** As the first byte that is not blank says; `undefined` while there is none. */
function formatOf(name: string, chunk: Uint8Array): TableFormat | undefined {
  if (name.endsWith('.csv')) return 'csv';
  const first = chunk.find((byte) => !BLANKS.has(byte));
  if (first === undefined) return undefined;
  return first === BRACE ? 'jsonl' : 'csv';
}

function readerOf(format: TableFormat, tellTorn: (line: number) => void): TableReader {
  return format === 'csv' ? csvTableReader(tellTorn) : jsonTableReader(tellTorn);
}
