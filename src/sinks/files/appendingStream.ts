import { Writable, type WritableOptions } from 'node:stream';
import type { Appended, Row } from './appendWhole.js';

/** A stream that can be handed many rows at once. */
export interface AppendingStream extends Writable {
  /**
   * Writes rows past the stream's own queue, which costs several times as much as what it is about. Tells how many of
   * them are where they belong, each whole, and why there are no more if these are not all: the stream has failed then.
   */
  appendRows(rows: readonly string[]): Pick<Appended, 'rows' | 'error'>;
}

/** A stream whose writes go through `append`, each on its own or many at once. It fails with what that throws. */
export function appendingStream(
  append: (rows: readonly Row[]) => Appended,
  options: Pick<WritableOptions, 'final' | 'destroy'> = {},
): AppendingStream {
  const take = (rows: readonly Row[]): Pick<Appended, 'rows' | 'error'> => {
    try {
      return append(rows);
    } catch (error) {
      return { rows: 0, error };
    }
  };
  const stream = new Writable({
    ...options,
    write: (row, _encoding, done) => done(asError(take([row]).error)),
  });
  return Object.assign(stream, {
    appendRows(rows: readonly string[]) {
      const appended = take(rows);
      if (appended.error !== undefined) stream.destroy(asError(appended.error) ?? undefined);
      return appended;
    },
  });
}

function asError(error: unknown): Error | null {
  if (error === undefined) return null;
  return error instanceof Error ? error : new Error(String(error));
}
