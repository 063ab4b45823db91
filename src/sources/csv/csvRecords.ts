import { InputError } from '../../errors.js';
import { linesIn, Pieces } from '../../text/csv/pieces.js';
import { type QuoteFault, RecordScanner } from '../../text/csv/recordScanner.js';
import type { InputRecord, RecordReader } from '../inputRecord.js';
import { CellParser, type SizedRecord } from './cellParser.js';

const LINE_END = Buffer.from('\n');
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export interface CsvRecordsOptions {
  /** What separates cells. Default `,`. */
  readonly delimiter?: string | undefined;
  /** What makes a line a comment, at its very start. Default: no comments. */
  readonly comment?: string | undefined;
  /** Longest record, in bytes: all that an unclosed quote may swallow. Default 64 MiB. */
  readonly maxRecordBytes?: number | undefined;
  /** Number of the first line. Default 1. */
  readonly firstLine?: number | undefined;
}

/** Of one whose quotes make no sense, the last cell is the rest of the line as it stands. */
export type CsvRecord = InputRecord;

/** Bytes in, records out. Each call yields what has become whole, then throws an `InputError` if it must. */
export type CsvRecords = RecordReader;

/**
 * Reads CSV (RFC 4180): LF, CRLF and CR in one file, any number of cells, a quote inside an unquoted cell taken
 * literally. Blank lines are skipped. A record is there as soon as the bytes of its line end are. How the bytes are cut
 * into chunks makes no difference.
 *
 * `isBlank` says which records are skipped as if they were blank lines. Default: none.
 *
 * Where text follows a closing quote, or backslashes escape quotes, nobody knows what was meant: the line on which the
 * quotes open becomes a record with a `problem`, and the lines that they have swallowed are read again as records.
 *
 * Throws an `InputError` for a quote that is never closed, naming the line it opens on, and for a record that is too
 * long.
 *
 * @example
 * const csv = csvRecords();
 * [...csv.write(Buffer.from('a,b\n1,"2')), ...csv.write(Buffer.from('"\n')), ...csv.end()]
 * // [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]
 */
export function csvRecords(
  options: CsvRecordsOptions = {},
  isBlank: (cells: readonly string[]) => boolean = () => false,
): CsvRecords {
  const { delimiter = ',', comment, maxRecordBytes = 64 * 1024 ** 2, firstLine = 1 } = options;
  const scanner = new RecordScanner({
    delimiter: Buffer.from(delimiter),
    comment: comment === undefined ? undefined : Buffer.from(comment),
  });
  const parser = new CellParser({ delimiter, comment, firstLine });
  /** What belongs to no whole record yet, and the offset of its first byte. */
  const open = new Pieces();
  let openStart = 0;
  /** What makes the line that is being read no record. */
  let fault: QuoteFault | undefined;

  /** What has become whole, some records at a time. */
  const whole = (): Iterable<readonly SizedRecord[]> => {
    const start = openStart;
    const length = scanner.recordEnd - start;
    if (length === 0) return [];
    openStart = scanner.recordEnd;
    const texts = scanner.takeTexts().map(({ from, to }) => ({ from: from - start, to: to - start }));
    return parser.parse(open.take(length), texts);
  };

  /** The line where quotes open that make no sense, and what is to be read behind it. */
  const faulty = ({ openedAt, at, hasBackslash }: QuoteFault, lineEnd: number): [CsvRecord, Uint8Array] => {
    const bytes = open.takeAll();
    const before = bytes.subarray(0, openedAt - openStart);
    const text = decoder.decode(bytes.subarray(before.length, lineEnd));
    const [end = '\n'] = /\r?[\r\n]$/.exec(text) ?? [];
    const rest = text.endsWith(end) ? text.slice(0, -end.length) : text;
    const { line } = parser;
    const opens = line + linesIn(before);
    const closes = line + linesIn(bytes.subarray(0, at - openStart));
    const [record] = [...parser.parse([before, Buffer.from(end)])].flat();
    const cells = record?.cells ?? [''];
    openStart += lineEnd;
    scanner.restart(openStart);
    const problem = hasBackslash ? escapedQuote(opens) : misplacedQuote(opens, closes);
    return [
      { line, cells: [...cells.slice(0, -1), `${cells.at(-1)}${rest}`], problem },
      bytes.subarray(lineEnd),
    ];
  };

  const openQuoteLine = () => parser.line + linesIn(open.head(scanner.openedAt - openStart));

  const tooLong = (line: number) => `line ${line}: a record longer than ${maxRecordBytes} bytes starts here`;

  const stillOpen = () =>
    scanner.isOpen ? `; the quote that opens in line ${openQuoteLine()} is not closed by then` : '';

  return {
    *write(chunk) {
      for (let bytes: Uint8Array | undefined = chunk; bytes !== undefined; ) {
        open.push(bytes);
        fault ??= scanner.scan(bytes);
        bytes = undefined;
        for (const records of whole()) {
          for (const { line, cells, bytes } of records) {
            if (bytes > maxRecordBytes) throw new InputError(tooLong(line));
            if (!isBlank(cells)) yield { line, cells };
          }
        }
        const lineEnd = fault && open.lineEnd(fault.openedAt - openStart);
        if (fault !== undefined && lineEnd !== undefined) {
          const [record, behind] = faulty(fault, lineEnd);
          fault = undefined;
          yield record;
          bytes = behind;
        }
      }
      if (open.length > maxRecordBytes) throw new InputError(tooLong(parser.line) + stillOpen());
    },
    *end() {
      if (fault !== undefined) {
        yield faulty(fault, open.length)[0];
      } else if (scanner.endsInQuotes) {
        throw new InputError(`line ${openQuoteLine()}: the quote that opens here is never closed`);
      } else if (open.length > 0) {
        for (const records of parser.parse([open.takeAll(), LINE_END])) {
          for (const { line, cells } of records) if (!isBlank(cells)) yield { line, cells };
        }
      }
    },
  };
}

function misplacedQuote(opens: number, closes: number): string {
  const where = opens === closes ? '' : ` in line ${closes}`;
  return `line ${opens}: the quote that opens here closes${where} in front of more text; quotes inside quotes are doubled (""), and a cell with one in it is quoted`;
}

function escapedQuote(line: number): string {
  return `line ${line}: a quote is escaped by a backslash here, which CSV does not know; quotes inside quotes are doubled ("")`;
}
