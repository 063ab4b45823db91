import type { BigIntStats } from 'node:fs';
import { fileStats } from './fileStats.js';

/** As `fileStats`, and `undefined` where the system does not let one look: whoever opens what is there says why. */
export function visibleStats(path: string): BigIntStats | undefined {
  try {
    return fileStats(path);
  } catch {
    return undefined;
  }
}
