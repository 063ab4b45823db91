import { readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Subject } from 'rxjs';
import { temporaryFile } from '../../queues/temporaryFile.js';
import type { LiveFeed, ReadNext } from './liveFeed.js';

const READ_BYTES = 256 * 1024;

/**
 * What has been told so far, in a temporary file that only its owner can read, so that who comes late reads it from the
 * beginning, and who reads slowly takes no memory.
 */
export class EventLog implements LiveFeed {
  readonly grown = new Subject<void>();
  readonly #file = temporaryFile(tmpdir(), 'live');
  #length = 0;

  append(text: string): void {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#file.fd, bytes, written, bytes.length - written, this.#length + written);
    }
    this.#length += bytes.length;
    this.grown.next();
  }

  reader(): ReadNext {
    let offset = 0;
    return () => {
      const bytes = Buffer.alloc(Math.min(READ_BYTES, this.#length - offset));
      const read = readSync(this.#file.fd, bytes, 0, bytes.length, offset);
      offset += read;
      return bytes.subarray(0, read);
    };
  }

  /** There will be no more. */
  end(): void {
    this.grown.complete();
  }

  close(): void {
    this.end();
    this.#file.close();
  }
}
