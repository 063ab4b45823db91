import type { BigIntStats } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { fileKey } from './fileKey.js';
import { fileStats } from './fileStats.js';
import { systemReason } from './systemReason.js';

/**
 * Whether two paths lead to the same regular file, through links as well; `-`, and no path, are none.
 *
 * Throws a `UsageError` for a path that cannot be looked at.
 */
export function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || other === '-') return false;
  const [a, b] = [statsOf(one), statsOf(other)];
  if (a === undefined || b === undefined) return fileKey(resolve(one)) === fileKey(resolve(other));
  return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return fileStats(path);
  } catch (cause) {
    const reason = systemReason(cause);
    throw new UsageError(`'${path}' cannot be used: ${reason}`, { cause });
  }
}
