import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Blocks of bytes on disk, first in, first out. */
export interface SpillFile {
  readonly bytes: number;
  /** Blocks that are yet to be read. */
  readonly blocks: number;
  write(block: Uint8Array): void;
  /** The oldest block. */
  read(): Buffer;
  close(): void;
}

/**
 * Makes a temporary file that only its owner can read, and that vanishes with the process: its name is removed at once,
 * or, where the system does not allow that (Windows), when it is closed.
 *
 * All calls are synchronous, and throw the system's error.
 */
export function spillFile(directory: string): SpillFile {
  const path = join(directory, `parallamr-${randomUUID()}.rows`);
  const file = openSync(path, 'wx+', 0o600);
  const isUnlinked = unlinkNow(path);
  const blockBytes: number[] = [];
  let firstBlock = 0;
  let readPosition = 0;
  let bytes = 0;

  return {
    get bytes() {
      return bytes;
    },
    get blocks() {
      return blockBytes.length - firstBlock;
    },
    write(block) {
      for (let written = 0; written < block.length; ) {
        written += writeSync(file, block, written, block.length - written, bytes + written);
      }
      blockBytes.push(block.length);
      bytes += block.length;
    },
    read() {
      const block = Buffer.alloc(blockBytes[firstBlock++] ?? 0);
      for (let read = 0; read < block.length; ) {
        const count = readSync(file, block, read, block.length - read, readPosition + read);
        if (count === 0) throw new Error(`the temporary file ${path} has been cut short`);
        read += count;
      }
      readPosition += block.length;
      return block;
    },
    close() {
      closeSync(file);
      if (!isUnlinked) unlinkSync(path);
    },
  };
}

function unlinkNow(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (process.platform === 'win32') return false;
    throw error;
  }
}
