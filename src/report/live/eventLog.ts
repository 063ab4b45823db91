import { readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ReplaySubject, Subject } from 'rxjs';
import { temporaryFile } from '../../queues/temporaryFile.js';

const READ_BYTES = 256 * 1024;

/**
 * What has been told so far, in a temporary file that only its owner can read, so that who comes late reads it from the
 * beginning, and who reads slowly takes no memory.
 */
export class EventLog {
  /** Emits when there is more to read. */
  readonly grown = new Subject<void>();
  /** Emits when somebody has begun to read, also to who asks later. */
  readonly opened = new ReplaySubject<void>(1);
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

  /** What stands from `offset` on, or a part of it; empty at the end. */
  read(offset: number): Buffer {
    if (offset === 0) this.opened.next();
    const bytes = Buffer.alloc(Math.min(READ_BYTES, this.#length - offset));
    return bytes.subarray(0, readSync(this.#file.fd, bytes, 0, bytes.length, offset));
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
