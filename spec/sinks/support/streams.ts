import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

export interface Recorded {
  readonly stream: Writable;
  /** What each write of the system would have been. */
  readonly writes: string[];
  /** Lets the oldest open write end, with an error if one is given. */
  release(error?: Error): void;
}

/** A stream that remembers what it was given. With `slow`, each write waits to be released. */
export function recorded({ slow = false }: { slow?: boolean } = {}): Recorded {
  const writes: string[] = [];
  const open: ((error?: Error) => void)[] = [];
  const take = (text: string, done: (error?: Error) => void) => {
    writes.push(text);
    if (slow) open.push(done);
    else done();
  };
  const stream = new Writable({
    write: (chunk, _encoding, done) => take(chunk.toString(), done),
    writev: (chunks, done) => take(Buffer.concat(chunks.map(({ chunk }) => chunk)).toString(), done),
  });
  return { stream, writes, release: (error) => open.shift()?.(error) };
}

/** Until everything that was due in this turn of the event loop has happened. */
export function tickEnd(): Promise<unknown> {
  return setImmediate();
}
