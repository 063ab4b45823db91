import { writeSync } from 'node:fs';
import { cutFile, type OpenFile } from './cutFile.js';

/** Writes bytes from `offset` on and returns how many it has written: all, or a part. */
type WriteBytes = (fd: number, bytes: Uint8Array, offset: number) => number;

/**
 * Writes rows behind each other to the end of a file and returns the file's new length in bytes. When the system takes
 * only a part of them, what is left behind are whole rows, and the error is thrown.
 *
 * `file` must be open for appending, `length` be its length.
 */
export function appendWhole(
  file: OpenFile,
  length: number,
  rows: readonly Uint8Array[],
  write: WriteBytes = writeSync,
): number {
  const bytes = Buffer.concat(rows);
  let written = 0;
  try {
    while (written < bytes.length) written += write(file.fd, bytes, written);
  } catch (error) {
    cutFile(file, length + wholeBytes(rows, written));
    throw error;
  }
  return length + bytes.length;
}

function wholeBytes(rows: readonly Uint8Array[], written: number): number {
  let whole = 0;
  for (const { length } of rows) {
    if (whole + length > written) break;
    whole += length;
  }
  return whole;
}
