import type { LineEnd } from '../files/openForAppending.js';
import { quotedCell } from './quotedCell.js';

/**
 * One row as CSV (RFC 4180), its line end included. Cells come back from a CSV parser exactly as they are here; `toText`
 * makes of each what stands in the CSV.
 *
 * @example
 * csvText(['a', 'say "hi"', 'two\nlines']); // 'a,"say ""hi""","two\nlines"\n'
 */
export function csvText(
  cells: readonly string[],
  lineEnd: LineEnd = '\n',
  toText: (cell: string) => string = quotedCell,
): string {
  // Not by `map`: once V8 has compiled that, it makes arrays of another kind, and all of the writing is compiled again.
  const texts = [...cells];
  for (let place = 0; place < texts.length; place++) texts[place] = toText(texts[place] ?? '');
  // A row of one empty cell would be a blank line.
  const text = texts.length === 1 && texts[0] === '' ? '""' : texts.join(',');
  return text + lineEnd;
}
