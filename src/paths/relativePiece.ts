import { posix, win32 } from 'node:path';
import { RowError } from '../errors.js';

/** A row's value as a part of a path that is read. It may name folders. Throws a `RowError` for one that leads upwards. */
export function relativePiece(value: string): string {
  const isFree = posix.isAbsolute(value) || win32.isAbsolute(value) || value.split(/[\\/]/).includes('..');
  if (isFree) throw new RowError(`'${value}' in a path must neither be absolute nor hold '..'`);
  return value;
}
