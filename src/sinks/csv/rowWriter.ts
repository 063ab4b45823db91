import { finished, type Writable } from 'node:stream';
import { AsyncSubject, Observable, type Subscriber } from 'rxjs';
import type { UsageError } from '../../errors.js';
import type { AppendingStream } from '../files/appendingStream.js';
import { outputError } from '../files/outputError.js';

export interface RowWriterOptions {
  /** What messages call the output. */
  readonly name: string;
  /** Text before the first row. Empty for none. */
  readonly head: string;
}

/** A stream that may take many rows at once, see `appendingStream`. */
export type RowStream = Writable & Partial<Pick<AppendingStream, 'appendRows'>>;

type Settle = (error?: unknown) => void;

/** Rows of one turn of the event loop, and who waits for each. */
interface RowBatch {
  readonly rows: string[];
  readonly settles: Settle[];
}

/** Characters of a row that does not wait for the others of its turn: a few of them would fill the memory. */
const LONG_ROW = 65_536;

/** Whole rows of text into one stream. */
export interface RowWriter {
  /** Whether the stream has taken the head and nothing has failed. */
  readonly isOpen: boolean;
  /** Opens the stream unless it is open; completes when it has taken the head. */
  open(): Observable<never>;
  /** Emits `taken` and completes when the stream has taken the row. Unsubscribing does not take it back. */
  write<T>(row: string, taken: T): Observable<T>;
  /** Ends the stream; completes when all is flushed. */
  close(): Observable<never>;
}

/**
 * Writes each row in one write. Rows of one turn of the event loop are handed over together at its end: answers that come
 * together over many connections are no tick of their own each. Long rows do not wait for it.
 *
 * The first failure, of opening included, is the error of every waiting and every later call, as an `OutputError`.
 */
export function rowWriter(open: () => RowStream, { name, head }: RowWriterOptions): RowWriter {
  let stream: RowStream | undefined;
  let failure: UsageError | undefined;
  let isOpen = false;
  let batch: RowBatch | undefined;
  const headTaken = new AsyncSubject<never>();

  const fail = (cause: unknown) => {
    failure ??= outputError(name, cause);
    return failure;
  };

  /** The stream, opened if it is not. `undefined` behind a failure, old or new, which goes to who asks for it. */
  const streamFor = (asking: Subscriber<unknown>): RowStream | undefined => {
    try {
      if (failure) throw failure;
      stream ??= start();
      return stream;
    } catch (error) {
      asking.error(fail(error));
      return undefined;
    }
  };

  /** Rows of one turn are handed over together: when they fail, those that found room were taken. */
  const put = (target: RowStream, text: string, settle: Settle) => {
    if (target.appendRows === undefined) {
      if (text.length <= LONG_ROW) holdUntilTurnEnds(target);
      target.write(text, settle);
      return;
    }
    batch ??= startBatch(target);
    batch.rows.push(text);
    batch.settles.push(settle);
    if (text.length > LONG_ROW) process.nextTick(handOver, target);
  };

  const startBatch = (target: RowStream): RowBatch => {
    setImmediate(handOver, target);
    return { rows: [], settles: [] };
  };

  const handOver = (target: RowStream) => {
    if (batch === undefined) return;
    const { rows, settles } = batch;
    batch = undefined;
    const appended = target.appendRows?.(rows);
    settles.forEach((settle, index) => {
      settle(appended === undefined || index < appended.rows ? undefined : appended.error);
    });
  };

  const start = () => {
    const opened = open();
    opened.on('error', fail);
    const settle = (error?: unknown) => {
      if (error) return headTaken.error(fail(error));
      isOpen = true;
      headTaken.complete();
    };
    if (head === '') settle();
    else put(opened, head, settle);
    return opened;
  };

  /** Behind the rows of this turn. */
  const endBehind = (target: RowStream) =>
    batch === undefined ? target.end() : setImmediate(() => target.end());

  return {
    get isOpen() {
      return isOpen && failure === undefined;
    },
    open: () =>
      new Observable((subscriber) => {
        if (streamFor(subscriber) !== undefined) headTaken.subscribe(subscriber);
      }),
    write: (row, taken) =>
      new Observable((subscriber) => {
        const target = streamFor(subscriber);
        if (target === undefined) return;
        put(target, row, (error) => {
          if (error) return subscriber.error(fail(error));
          subscriber.next(taken);
          subscriber.complete();
        });
      }),
    close: () =>
      new Observable((subscriber) => {
        const settle = (error?: unknown) => {
          if (error) fail(error);
          if (failure) subscriber.error(failure);
          else subscriber.complete();
        };
        if (!stream) return settle();
        finished(stream, settle);
        if (!stream.destroyed) endBehind(stream);
      }),
  };
}

function holdUntilTurnEnds(stream: Writable): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}
