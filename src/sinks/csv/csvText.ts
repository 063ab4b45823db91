import { Stringifier } from 'csv-stringify';
import type { LineEnd } from '../files/openForAppending.js';

/**
 * What must not stand in a cell without quotes: a separator, a quote, a line break of any kind, whatever ends the rows;
 * and what would be taken for the mark of the encoding at the start of a file.
 */
const AWKWARD = /[",\n\r\uFEFF]/;

/**
 * One row as CSV (RFC 4180), its line end included. Cells come back from a CSV parser exactly as they are here.
 *
 * @example
 * csvText(['a', 'say "hi"', 'two\nlines']); // 'a,"say ""hi""","two\nlines"\n'
 */
export function csvText(cells: readonly string[], lineEnd: LineEnd = '\n'): string {
  // A row of one empty cell would be a blank line.
  const text = cells.length === 1 && cells[0] === '' ? '""' : cells.map(cellText).join(',');
  return text + lineEnd;
}

/** csv-stringify takes as long for the shortest cell as for the longest: it gets those that have quotes to be escaped. */
function cellText(cell: string): string {
  if (!AWKWARD.test(cell)) return cell;
  return cell.includes('"') ? quoter.quoted(cell) : `"${cell}"`;
}

/** Escapes one cell after the other, past the queue of the stream. Its options are checked once, not for every cell. */
class CellQuoter extends Stringifier {
  #text = '';

  constructor() {
    super({ quoted: true, eof: true, record_delimiter: '' });
  }

  quoted(cell: string): string {
    this._transform([cell], 'utf8', () => {});
    return this.#text;
  }

  override push(text: string | null): boolean {
    this.#text = text ?? '';
    return true;
  }
}

const quoter = new CellQuoter();
