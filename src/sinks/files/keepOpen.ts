import { fstatSync } from 'node:fs';
import { Writable } from 'node:stream';
import { openFileStats } from '../../paths/fileStats.js';
import { type AppendingStream, appendingStream } from './appendingStream.js';
import { appendWhole } from './appendWhole.js';

/**
 * A stream whose end leaves `stream` open: for stdout, which is not ours to end.
 *
 * Where that is a file (`> results.csv`), rows are written here: Node's own stream takes a write for whole of which a
 * full disk has taken a part.
 *
 * @example
 * csvWriter(() => keepOpen(process.stdout), { columns, name: 'stdout' })
 */
export function keepOpen(stream: Writable & { readonly fd?: number }): Writable | AppendingStream {
  // Failures come back with the write they belong to. Stdout emits them as well, more than once.
  stream.on('error', () => undefined);
  const { fd } = stream;
  if (fd !== undefined && openFileStats(fd).isFile())
    return appendingStream((rows) => appendWhole({ fd }, fstatSync(fd).size, rows));
  return new Writable({
    write: (chunk, _encoding, done) => stream.write(chunk, done),
    writev: (chunks, done) => stream.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done),
  });
}
