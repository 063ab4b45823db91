import { readSync, writeSync } from 'node:fs';
import { temporaryFile } from './temporaryFile.js';

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
 * Makes a file of blocks in a temporary file.
 *
 * All calls are synchronous, and throw the system's error.
 */
export function spillFile(directory: string): SpillFile {
  const { fd: file, path, close } = temporaryFile(directory, 'rows');
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
    close,
  };
}
