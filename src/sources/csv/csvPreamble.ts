const BOM = Buffer.from('\uFEFF');
/** What Excel reads and writes as a first line, see https://support.microsoft.com/office/import-or-export-text */
const SEPARATOR_LINE = /^"?sep=(.)"?(\r\n|\n|\r(?!\n))/iu;
const SEPARATOR_START = /^"?(?:s?|se|sep|sep=.?"?\r?)$/iu;

/** What may stand before the header of a CSV. */
export interface CsvPreamble {
  /** Bytes that it takes. */
  readonly bytes: number;
  /** What a line `sep=;` says. */
  readonly delimiter?: string | undefined;
  /** Lines that it takes. */
  readonly lines: number;
}

/**
 * Reads what may stand before the header: byte order marks, more than one where files were put together, and a line
 * `sep=;`. `undefined` as long as that cannot be told, which is never at the end of the input.
 */
export function csvPreamble(start: Uint8Array, isEnd: boolean): CsvPreamble | undefined {
  const marks = marksIn(start, 0);
  const text = Buffer.from(start.subarray(marks, marks + 16)).toString();
  const isOpen = isPartOfMark(start.subarray(marks)) || SEPARATOR_START.test(text);
  if (isOpen && !isEnd) return undefined;

  const [line, delimiter] = SEPARATOR_LINE.exec(text) ?? [];
  if (line === undefined || delimiter === undefined || '"\r\n'.includes(delimiter))
    return { bytes: marks, lines: 0 };
  const behind = marks + Buffer.byteLength(line);
  const bytes = marksIn(start, behind);
  if (isPartOfMark(start.subarray(bytes)) && !isEnd) return undefined;
  return { bytes, delimiter, lines: 1 };
}

function marksIn(bytes: Uint8Array, from: number): number {
  let at = from;
  while (BOM.equals(bytes.subarray(at, at + BOM.length))) at += BOM.length;
  return at;
}

/** Nothing yet is the start of a mark, too. */
function isPartOfMark(bytes: Uint8Array): boolean {
  return bytes.length < BOM.length && BOM.subarray(0, bytes.length).equals(bytes);
}
