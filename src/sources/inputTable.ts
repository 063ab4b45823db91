import type { Readable } from 'node:stream';
import { Observable, type Subscriber } from 'rxjs';
import { InputError, UsageError } from '../errors.js';
import { elapsedMs } from '../operators/elapsedMs.js';
import { unreadable } from '../paths/unreadable.js';
import { errorCode } from '../text/errorCode.js';
import type { InputRecord, RecordReader } from './inputRecord.js';

/**
 * Rows that end at once hold up nothing else for longer, in milliseconds. What they leave behind lives until their turn
 * is over and they are written: those of 8 ms were twice the work for V8, which took them for old.
 */
const TURN_MS = 2;

/** An input whose header has been read, and nothing behind it. */
export interface InputTable {
  /** Trimmed, in their order. */
  readonly columns: readonly string[];
  /** The rest of the input, which is read on subscription. It can be had once. */
  readonly rows: Observable<InputRow>;
}

/** One row of the input, its cells as texts. */
export interface InputRow {
  /** Line that the row starts on, from 1. */
  readonly line: number;
  /** At least one for every column. */
  readonly cells: readonly string[];
  /** What is wrong with its quotes, or with the number of its cells. Those that are missing are empty. */
  readonly problem?: string;
}

export interface InputTableOptions {
  /** The columns that a header comes to. Default: its cells. */
  readonly columnsOf?: (header: InputRecord) => readonly string[];
  /** Why a record may have another number of cells: a part of a message. Default: nobody knows. */
  readonly hintOn?: (record: InputRecord) => string;
}

/**
 * Reads a table in two steps: itself once its header is known, its rows when somebody wants them, see `csvTable`.
 */
export function inputTable(
  open: () => Readable,
  newReader: () => RecordReader,
  { columnsOf = ({ cells }) => cells, hintOn = () => '' }: InputTableOptions = {},
): Observable<InputTable> {
  return new Observable((table) => {
    const input = open();
    const reader = newReader();
    let columns: readonly string[] | undefined;
    let rows: Subscriber<InputRow> | undefined;
    let rowCount = 0;
    // What happens between the header and its rows: a pipe may end although it is paused.
    const waiting: (() => void)[] = [];
    let isHeldUp = false;

    const fail = (error: unknown) => (rows ?? table).error(error);

    /** Hands on records and asks for more. The ones behind the header stay where they are until they are wanted. */
    const deliver = (records: Iterator<InputRecord>, isLast: boolean) => {
      try {
        if (columns === undefined) {
          const header = records.next();
          if (!header.done) {
            waiting.push(() => deliver(records, isLast));
            return emitTable(columnsOf(header.value));
          }
          if (isLast) throw new InputError('the input is empty: it has no header');
        } else {
          const begun = process.hrtime();
          for (let next = records.next(); !next.done; next = records.next()) {
            rowCount++;
            rows?.next(toRow(next.value, columns, hintOn));
            // What is left of this chunk comes before all that is still to be read.
            if (elapsedMs(begun) > TURN_MS) return holdUp(() => deliver(records, isLast));
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
            throw new UsageError(
              'the rows of an input can be read once, and while its table is subscribed to',
            );
          }
          rows = subscriber;
          for (const step of waiting.splice(0)) inTurn(step);
          return () => table.complete();
        }),
      });
    };

    const inTurn = (step: () => void) => {
      if (isHeldUp || (columns !== undefined && rows === undefined)) waiting.push(step);
      else step();
    };

    /** Goes on behind everything else that wants its turn, and before what comes meanwhile. */
    const holdUp = (step: () => void) => {
      isHeldUp = true;
      setImmediate(() => {
        isHeldUp = false;
        if (rows?.closed) return;
        for (const next of [step, ...waiting.splice(0)]) inTurn(next);
      });
    };
    input.on('data', (chunk: Buffer | string) => {
      input.pause();
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      inTurn(() => deliver(reader.write(bytes)[Symbol.iterator](), false));
    });
    input.on('end', () => inTurn(() => deliver(reader.end()[Symbol.iterator](), true)));
    input.on('error', (error) => inTurn(() => fail(failure(error))));
    input.on('close', () => {
      if (!input.readableEnded) inTurn(() => fail(failure(new Error('it was closed before its end'))));
    });
    return () => input.destroy();
  });
}

function toRow(
  record: InputRecord,
  columns: readonly string[],
  hintOn: (record: InputRecord) => string,
): InputRow {
  const { line, cells, problem } = record;
  if (problem === undefined && cells.length === columns.length) return record;
  const missing = Array.from({ length: Math.max(0, columns.length - cells.length) }, () => '');
  const found = `line ${line}: expected ${columns.length} fields, found ${cells.length}`;
  return { line, cells: [...cells, ...missing], problem: problem ?? found + hintOn(record) };
}

function failure(cause: Error): InputError {
  const isMissing = errorCode(cause) === 'ENOENT' && 'path' in cause;
  return new InputError(unreadable(isMissing ? String(cause.path) : 'the input', cause), { cause });
}
