import { Stringifier } from 'csv-stringify';

/**
 * What must not stand in a cell without quotes: a separator, a quote, a line break of any kind, whatever ends the rows;
 * and what would be taken for the mark of the encoding at the start of a file.
 */
const AWKWARD = /[",\n\r\uFEFF]/;

/**
 * How much of a long cell is escaped at a time, in characters: csv-stringify puts a piece of memory behind each quote
 * until the cell is whole.
 */
const SLICE = 65_536;

/**
 * A cell as it stands in a CSV (RFC 4180): in quotes where it needs them.
 *
 * csv-stringify takes as long for the shortest cell as for the longest: it gets those that have quotes to be escaped.
 *
 * @example
 * quotedCell('two, three') // '"two, three"'
 */
export function quotedCell(cell: string): string {
  if (cell === '' || !AWKWARD.test(cell)) return cell;
  if (!cell.includes('"')) return `"${cell}"`;
  return cell.length <= SLICE ? quoter.quoted(cell) : `"${escapedSlices(cell).join('')}"`;
}

function escapedSlices(cell: string): readonly string[] {
  const slices: string[] = [];
  for (let at = 0; at < cell.length; at += SLICE) {
    slices.push(quoter.quoted(cell.slice(at, at + SLICE)).slice(1, -1));
  }
  return slices;
}

/** Escapes one cell after the other, past the queue of the stream. Its options are checked once, not for every cell. */
class CellQuoter extends Stringifier {
  #text = '';

  constructor() {
    super({ quoted: true, record_delimiter: '' });
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
