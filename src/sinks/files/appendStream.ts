import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';

/** A stream into what is no regular file: a FIFO, a device. Nothing that is there is cut, even if it is a file. */
export function appendStream(path: string): Writable {
  return createWriteStream(path, { flags: 'a' });
}
