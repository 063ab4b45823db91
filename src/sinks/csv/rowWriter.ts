import { finished, type Writable } from 'node:stream';
import { AsyncSubject, Observable } from 'rxjs';
import type { UsageError } from '../../errors.js';
import { outputError } from '../files/outputError.js';

export interface RowWriterOptions {
  /** What messages call the output. */
  readonly name: string;
  /** Text before the first row. Empty for none. */
  readonly head: string;
}

/** A stream that may know how many of its writes it has taken, some of those that failed together included. */
export type RowStream = Writable & { readonly takenWrites?: number };

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
 * Writes each row in one write. Rows of one tick are handed over together at its end.
 *
 * The first failure, of opening included, is the error of every waiting and every later call, as an `OutputError`.
 */
export function rowWriter(open: () => RowStream, { name, head }: RowWriterOptions): RowWriter {
  let stream: RowStream | undefined;
  let failure: UsageError | undefined;
  let isOpen = false;
  let writes = 0;
  const headTaken = new AsyncSubject<never>();

  const fail = (cause: unknown) => {
    failure ??= outputError(name, cause);
    return failure;
  };

  /** Runs `action` on the open stream. A failure, old or new, goes to `refuse`. */
  const withStream = (action: (stream: RowStream) => void, refuse: (error: UsageError) => void) => {
    try {
      if (failure) throw failure;
      stream ??= start();
      action(stream);
    } catch (error) {
      refuse(fail(error));
    }
  };

  /** Rows of one tick are handed over together at its end: when they fail, those that found room were taken. */
  const put = (target: RowStream, text: string, settle: (error?: Error | null) => void) => {
    writes += 1;
    const order = writes;
    holdUntilTickEnds(target);
    target.write(text, (error) => {
      const isTaken = !error || (target.takenWrites ?? 0) >= order;
      settle(isTaken ? undefined : error);
    });
  };

  const start = () => {
    const opened = open();
    opened.on('error', fail);
    const settle = (error?: Error | null) => {
      if (error) return headTaken.error(fail(error));
      isOpen = true;
      headTaken.complete();
    };
    if (head === '') settle();
    else put(opened, head, settle);
    return opened;
  };

  return {
    get isOpen() {
      return isOpen && failure === undefined;
    },
    open: () =>
      new Observable((subscriber) =>
        withStream(
          () => headTaken.subscribe(subscriber),
          (error) => subscriber.error(error),
        ),
      ),
    write: (row, taken) =>
      new Observable((subscriber) =>
        withStream(
          (target) =>
            put(target, row, (error) => {
              if (error) return subscriber.error(fail(error));
              subscriber.next(taken);
              subscriber.complete();
            }),
          (error) => subscriber.error(error),
        ),
      ),
    close: () =>
      new Observable((subscriber) => {
        const settle = (error?: unknown) => {
          if (error) fail(error);
          if (failure) subscriber.error(failure);
          else subscriber.complete();
        };
        if (!stream) return settle();
        finished(stream, settle);
        if (!stream.destroyed) stream.end();
      }),
  };
}

function holdUntilTickEnds(stream: Writable): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
