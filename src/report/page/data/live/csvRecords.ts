const QUOTE = '"';

/**
 * Reads CSV (RFC 4180) as it comes, piece by piece: gives the records that are whole by now. Lines end in LF or CRLF.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 *
 * @example
 * const read = csvRecords();
 * read('a,"b\n'); // []
 * read('c"\n'); // [['a', 'b\nc']]
 */
export function csvRecords(): (piece: string) => string[][] {
  let rest = '';
  return (piece) => {
    const text = rest + piece;
    const records: string[][] = [];
    let cells: string[] = [];
    let wholeTo = 0;
    for (let at = 0; at < text.length; ) {
      const end = text.startsWith(QUOTE, at) ? endOfQuoted(text, at) : endOfBare(text, at);
      if (end === undefined) break;
      cells.push(cellIn(text.slice(at, end)));
      at = end + 1;
      if (text[end] === ',') continue;
      records.push(cells);
      cells = [];
      wholeTo = at;
    }
    rest = text.slice(wholeTo);
    return records;
  };
}

/** Where the comma or the line feed behind a cell without quotes is, if that has come. */
function endOfBare(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x0a) return at;
  }
  return undefined;
}

/** Two quotes are one that stands in the cell. */
function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = text.indexOf(QUOTE, from + 1); at >= 0; at = text.indexOf(QUOTE, at + 2)) {
    if (text[at + 1] !== QUOTE) return endOfBare(text, at + 1);
  }
  return undefined;
}

function cellIn(written: string): string {
  const text = written.endsWith('\r') ? written.slice(0, -1) : written;
  return text.startsWith(QUOTE) ? text.slice(1, -1).replaceAll('""', QUOTE) : text;
}
