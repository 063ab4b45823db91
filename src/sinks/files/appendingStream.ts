import { Writable, type WritableOptions } from 'node:stream';
import type { Appended } from './appendWhole.js';

/** A stream that tells how many of its writes are where they belong: of several that failed together, some may be. */
export interface AppendingStream extends Writable {
  readonly takenWrites: number;
}

/** A stream whose writes, all that are there at a time, go through `append` at once. It fails with what that throws. */
export function appendingStream(
  append: (rows: readonly Uint8Array[]) => Appended,
  options: Pick<WritableOptions, 'final' | 'destroy'> = {},
): AppendingStream {
  let takenWrites = 0;
  const take = (rows: readonly Uint8Array[], done: (error?: Error | null) => void) => {
    try {
      const { rows: taken, error } = append(rows);
      takenWrites += taken;
      if (error !== undefined) throw error;
    } catch (error) {
      return done(error instanceof Error ? error : new Error(String(error)));
    }
    done();
  };
  const stream = new Writable({
    ...options,
    write: (row, _encoding, done) => take([row], done),
    writev: (rows, done) =>
      take(
        rows.map(({ chunk }) => chunk),
        done,
      ),
  });
  return Object.defineProperty(stream, 'takenWrites', { get: () => takenWrites }) as AppendingStream;
}
