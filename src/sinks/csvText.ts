import { stringify } from 'csv-stringify/sync';

/** What ends a row. */
export type LineEnd = '\n' | '\r\n';

/**
 * One row as CSV (RFC 4180), its line end included. Cells come back from a CSV parser exactly as they are here.
 *
 * @example
 * csvText(['a', 'say "hi"', 'two\nlines']); // 'a,"say ""hi""","two\nlines"\n'
 */
export function csvText(cells: readonly string[], lineEnd: LineEnd = '\n'): string {
  return stringify([cells], {
    record_delimiter: lineEnd,
    // Quotes a bare \n or \r whatever ends the rows.
    quote_record_delimiter: true,
    // Unquoted at the start of a file, it would be taken for the mark of the encoding.
    quoted_match: /^\uFEFF/,
    // A row of one empty cell would be a blank line.
    quoted_empty: cells.length === 1,
  });
}
