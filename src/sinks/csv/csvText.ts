import type { LineEnd } from '../files/openForAppending.js';
import { quotedCell } from './quotedCell.js';

/**
 * One row as CSV (RFC 4180), its line end included. Cells come back from a CSV parser exactly as they are here.
 *
 * @example
 * csvText(['a', 'say "hi"', 'two\nlines']); // 'a,"say ""hi""","two\nlines"\n'
 */
export function csvText(cells: readonly string[], lineEnd: LineEnd = '\n'): string {
  // A row of one empty cell would be a blank line.
  const text = cells.length === 1 && cells[0] === '' ? '""' : cells.map(quotedCell).join(',');
  return text + lineEnd;
}
