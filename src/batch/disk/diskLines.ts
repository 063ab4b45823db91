import { read, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { UsageError } from '../../errors.js';
import { onFirstUse } from '../../onFirstUse.js';
import { systemReason } from '../../paths/systemReason.js';
import { temporaryFile } from '../../queues/temporaryFile.js';

const BLOCK_BYTES = 256 * 1024;
const util = onFirstUse<typeof import('node:util')>('node:util');

/**
 * Lines of text on disk, in a private file that vanishes with the process: what is written is read again from its first
 * byte, or at a place. Writing is synchronous, a block at a time. Throws a `UsageError` where the disk refuses.
 *
 * @example
 * const lines = new DiskLines();
 * const line = '{"custom_id":"r1"}';
 * lines.at(lines.add(line), line.length); // '{"custom_id":"r1"}'
 */
export class DiskLines {
  readonly #file: ReturnType<typeof temporaryFile>;
  readonly #directory: string;
  #block: Buffer[] = [];
  #blockBytes = 0;
  #written = 0;
  #closed = false;

  constructor(directory: string = tmpdir()) {
    this.#directory = directory;
    this.#file = this.#onDisk(() => temporaryFile(directory, 'batch'));
  }

  /** Of all lines, each with its end. */
  get bytes(): number {
    return this.#written + this.#blockBytes;
  }

  /** Adds a line and returns where it begins. */
  add(line: string): number {
    const place = this.bytes;
    const bytes = Buffer.from(`${line}\n`);
    this.#block.push(bytes);
    this.#blockBytes += bytes.length;
    if (this.#blockBytes >= BLOCK_BYTES) this.#flush();
    return place;
  }

  /** The line of so many bytes, its end left out, that begins there. */
  at(place: number, bytes: number): string {
    this.#flush();
    const line = Buffer.alloc(bytes);
    for (let done = 0; done < bytes; ) {
      const count = this.#onDisk(() => readSync(this.#file.fd, line, done, bytes - done, place + done));
      if (count === 0) throw new Error(`the temporary file ${this.#file.path} has been cut short`);
      done += count;
    }
    return line.toString();
  }

  /** All of it, in pieces. */
  async *open(): AsyncIterable<Uint8Array> {
    const readBytes = util().promisify(read);
    this.#flush();
    for (let place = 0; place < this.#written; ) {
      const piece = Buffer.alloc(Math.min(BLOCK_BYTES, this.#written - place));
      const { bytesRead } = await readBytes(this.#file.fd, piece, 0, piece.length, place);
      if (bytesRead === 0) throw new Error(`the temporary file ${this.#file.path} has been cut short`);
      place += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  }

  /** Lets go of the file. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#block = [];
    this.#blockBytes = 0;
    this.#file.close();
  }

  #flush(): void {
    if (this.#blockBytes === 0) return;
    const block = Buffer.concat(this.#block);
    this.#block = [];
    this.#blockBytes = 0;
    for (let done = 0; done < block.length; )
      done += this.#onDisk(() =>
        writeSync(this.#file.fd, block, done, block.length - done, this.#written + done),
      );
    this.#written += block.length;
  }

  #onDisk<Value>(access: () => Value): Value {
    try {
      return access();
    } catch (cause) {
      const message = `requests of a batch cannot be kept in ${this.#directory} (TMPDIR names another folder): ${systemReason(cause)}`;
      throw new UsageError(message, { cause });
    }
  }
}
