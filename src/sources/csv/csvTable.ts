import type { Readable } from 'node:stream';
import { Observable, type Subscriber } from 'rxjs';
import { InputError, UsageError } from '../../errors.js';
import { csvColumns } from './csvColumns.js';
import { csvReader } from './csvReader.js';
import type { CsvRecord, CsvRecordsOptions } from './csvRecords.js';
import { fieldsHint } from './fieldsHint.js';

/** A CSV whose header has been read, and nothing behind it. */
export interface CsvTable {
  /** Trimmed, in their order. */
  readonly columns: readonly string[];
  /** The rest of the input, which is read on subscription. It can be had once. */
  readonly rows: Observable<CsvRow>;
}

export interface CsvRow {
  /** Line that the row starts on, from 1. */
  readonly line: number;
  /** At least one for every column. */
  readonly cells: readonly string[];
  /** What is wrong with its quotes, or with the number of its cells. Those that are missing are empty. */
  readonly problem?: string;
}

/**
 * Reads a CSV in two steps: the table once its header is known, its rows when somebody wants them, however much later.
 * In between the input is paused.
 *
 * ```
 * table  --t-----------------|
 * rows       ^-a-b--c-d--e---|
 * ```
 *
 * The input is opened on subscription. It is destroyed when either subscription ends, also an idle stdin. The event
 * loop gets its turn after every chunk, but rows are not held back: whoever subscribes must take them as they come.
 *
 * Errors with an `InputError` for what cannot be read: as the table before it is there (no header, duplicate columns),
 * else as `rows`, behind the rows that could be read (unclosed quote, invalid UTF-8, no rows at all). The table
 * completes when the rows have ended, either way.
 *
 * @example
 * csvTable(() => createReadStream('rows.csv')).pipe(mergeMap((table) => table.rows))
 */
export function csvTable(open: () => Readable, options: CsvRecordsOptions = {}): Observable<CsvTable> {
  return new Observable((table) => {
    const input = open();
    const reader = csvReader(options);
    let columns: readonly string[] | undefined;
    let rows: Subscriber<CsvRow> | undefined;
    let rowCount = 0;
    // What happens between the header and its rows: a pipe may end although it is paused.
    const waiting: (() => void)[] = [];

    const fail = (error: unknown) => (rows ?? table).error(error);

    /** Hands on records and asks for more. The ones behind the header stay where they are until they are wanted. */
    const deliver = (records: Iterator<CsvRecord>, isLast: boolean) => {
      try {
        if (columns === undefined) {
          const header = records.next();
          if (!header.done) {
            waiting.push(() => deliver(records, isLast));
            return emitTable(csvColumns(header.value));
          }
          if (isLast) throw new InputError('the input is empty: it has no header');
        } else {
          for (let next = records.next(); !next.done; next = records.next()) {
            rowCount++;
            rows?.next(toRow(next.value, columns));
          }
          if (isLast && rowCount === 0) {
            throw new InputError(`the input has no rows, only a header: ${columns.join(', ')}`);
          }
        }
        if (isLast) rows?.complete();
        else setImmediate(() => input.resume());
      } catch (error) {
        fail(error);
      }
    };

    const emitTable = (names: readonly string[]) => {
      columns = names;
      table.next({
        columns: names,
        rows: new Observable((subscriber) => {
          if (rows !== undefined || table.closed) {
            throw new UsageError('the rows of a CSV can be read once, and while its table is subscribed to');
          }
          rows = subscriber;
          for (const step of waiting.splice(0)) step();
          return () => table.complete();
        }),
      });
    };

    const inTurn = (step: () => void) => {
      if (columns !== undefined && rows === undefined) waiting.push(step);
      else step();
    };
    input.on('data', (chunk: Buffer | string) => {
      input.pause();
      inTurn(() => deliver(reader.write(Buffer.from(chunk))[Symbol.iterator](), false));
    });
    input.on('end', () => inTurn(() => deliver(reader.end()[Symbol.iterator](), true)));
    input.on('error', (error) => inTurn(() => fail(unreadable(error))));
    input.on('close', () => {
      if (!input.readableEnded) inTurn(() => fail(unreadable(new Error('it was closed before its end'))));
    });
    return () => input.destroy();
  });
}

function toRow({ line, cells, problem }: CsvRecord, columns: readonly string[]): CsvRow {
  if (problem === undefined && cells.length === columns.length) return { line, cells };
  const missing = Array.from({ length: Math.max(0, columns.length - cells.length) }, () => '');
  const found = `line ${line}: expected ${columns.length} fields, found ${cells.length}`;
  return { line, cells: [...cells, ...missing], problem: problem ?? found + fieldsHint({ line, cells }) };
}

function unreadable(cause: Error): InputError {
  return new InputError(`the input cannot be read: ${cause.message}`, { cause });
}
