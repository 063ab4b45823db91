import { Writable } from 'node:stream';

/**
 * A stream whose end leaves `stream` open: for stdout, which is not ours to end.
 *
 * @example
 * csvWriter(() => keepOpen(process.stdout), { columns, name: 'stdout' })
 */
export function keepOpen(stream: Writable): Writable {
  // Failures come back with the write they belong to. Stdout emits them as well, more than once.
  stream.on('error', () => undefined);
  return new Writable({
    write: (chunk, _encoding, done) => stream.write(chunk, done),
    writev: (chunks, done) => stream.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done),
  });
}
