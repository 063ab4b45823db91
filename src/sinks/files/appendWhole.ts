import { fstatSync, writeSync } from 'node:fs';
import { cutFile, type OpenFile } from './cutFile.js';

/** Writes bytes from `offset` on and returns how many it has written: all, or a part. */
type WriteBytes = (fd: number, bytes: Uint8Array, offset: number) => number;

/** One row, as text or as its bytes. */
export type Row = string | Uint8Array;

/** What became of rows that were to be written. */
export interface Appended {
  /** The file's new length in bytes. */
  readonly length: number;
  /** How many of the rows are in the file, each whole. */
  readonly rows: number;
  /** Why there are no more, if not all of them are. */
  readonly error?: unknown;
}

/**
 * Writes rows, each with its line end, behind each other to the end of a file. When the system takes only a part of them,
 * what is left behind are whole rows. Throws when the half row that was taken cannot be cut off again.
 *
 * `file` must be open for appending, `length` be its length.
 */
export function appendWhole(
  file: OpenFile,
  length: number,
  rows: readonly Row[],
  write: WriteBytes = writeSync,
): Appended {
  const bytes = bytesOf(rows);
  let written = 0;
  try {
    while (written < bytes.length) written += write(file.fd, bytes, written);
  } catch (error) {
    const whole = wholeRows(rows, written);
    // What was written into the middle of a file has not made it longer.
    if (fstatSync(file.fd).size > length + whole.bytes) cutFile(file, length + whole.bytes);
    return { length: length + whole.bytes, rows: whole.count, error };
  }
  return { length: length + bytes.length, rows: rows.length };
}

/** Texts become bytes all at once: each by itself costs as much as writing it. */
function bytesOf(rows: readonly Row[]): Buffer {
  if (rows.every((row) => typeof row === 'string')) return Buffer.from(rows.join(''));
  return Buffer.concat(rows.map((row) => Buffer.from(row)));
}

function wholeRows(rows: readonly Row[], written: number): { bytes: number; count: number } {
  const whole = { bytes: 0, count: 0 };
  for (const row of rows) {
    const length = Buffer.byteLength(row);
    if (whole.bytes + length > written) break;
    whole.bytes += length;
    whole.count += 1;
  }
  return whole;
}
