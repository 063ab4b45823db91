import { closeSync, openSync, readSync } from 'node:fs';
import { Subject } from 'rxjs';
import type { LiveFeed, ReadNext } from './liveFeed.js';
import { END_EVENT, serverSentEvent } from './serverSentEvent.js';

/** Some 600 rows: large enough that a piece costs little, and small enough that a run does not wait for it. */
const PIECE_BYTES = 192 * 1024;

/** What was read last: it is passed on before the next piece is read, so that nothing is left for the garbage collector. */
const piece = Buffer.allocUnsafe(PIECE_BYTES);

interface OpenFile {
  readonly fd: number;
  readonly keptBytes: number;
}

/**
 * The rows of a results file as they stand there: server-sent events `kept` with what the file held before the run, and
 * `written` with what has come since, a piece of the file in base64 each, and `end`. Nothing is kept or parsed of it: the
 * run has written the rows once, and what is to be made of them is the page's work.
 */
export class FileFeed implements LiveFeed {
  readonly grown = new Subject<void>();
  #file: OpenFile | undefined;
  #isOver = false;

  /**
   * Follows the file from now on, whatever its name leads to later. A file that cannot be read has no rows: what is wrong
   * with it is told by the run that writes it.
   *
   * @param keptBytes How much of it the run has found there.
   */
  open(path: string, keptBytes: number): void {
    try {
      this.#file = { fd: openSync(path, 'r'), keptBytes };
    } catch {
      this.#file = undefined;
    }
  }

  /** Has those who look read what there is. */
  grow(): void {
    this.grown.next();
  }

  /** Says behind the last row that the run is over. */
  tellEnd(): void {
    this.#isOver = true;
    this.grown.next();
  }

  reader(): ReadNext {
    let offset = 0;
    let isTold = false;
    return () => {
      const length = this.#file === undefined ? 0 : readPiece(this.#file, offset);
      if (length > 0) {
        const name = offset < (this.#file?.keptBytes ?? 0) ? 'kept' : 'written';
        offset += length;
        return Buffer.from(serverSentEvent(name, piece.toString('base64', 0, length)), 'latin1');
      }
      if (!this.#isOver || isTold) return Buffer.alloc(0);
      isTold = true;
      return Buffer.from(END_EVENT);
    };
  }

  /** There will be no more. */
  end(): void {
    this.grown.complete();
  }

  close(): void {
    this.end();
    if (this.#file !== undefined) closeSync(this.#file.fd);
    this.#file = undefined;
  }
}

/** Reads up to `PIECE_BYTES`, but never over the end of what was kept. Returns how many bytes that are. */
function readPiece({ fd, keptBytes }: OpenFile, offset: number): number {
  const most = offset < keptBytes ? keptBytes - offset : PIECE_BYTES;
  return readSync(fd, piece, 0, Math.min(PIECE_BYTES, most), offset);
}
