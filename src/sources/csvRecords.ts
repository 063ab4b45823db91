import { Parser } from 'csv-parse';
import { InputError } from '../errors.js';

export interface CsvRecordsOptions {
  /** What separates cells. Default `,`. */
  readonly delimiter?: string | undefined;
  /** What makes a line a comment, at its very start. Default: no comments. */
  readonly comment?: string | undefined;
  /** Longest record, in bytes: all that an unclosed quote may swallow. Default 64 MiB. */
  readonly maxRecordBytes?: number | undefined;
}

export interface CsvRecord {
  /** Line that the record starts on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Bytes in, records out. Each call yields what has become whole, then throws an `InputError` if it must. */
export interface CsvRecords {
  write(chunk: Uint8Array): Iterable<CsvRecord>;
  /** Instead of `end`, where the rest of the input cannot be used: whole records only. */
  abandon(): Iterable<CsvRecord>;
  end(): Iterable<CsvRecord>;
}

// csv-parse holds back the last few bytes, so it must be given more before it tells of the last record. Blank lines end
// a record and are skipped otherwise; letters never make an unfinished one whole.
const BLANK_LINES = '\n'.repeat(32);
const LETTERS = 'x'.repeat(32);

/**
 * Reads CSV (RFC 4180) leniently: a BOM, LF, CRLF and CR in one file, any number of cells, a quote inside an unquoted
 * cell taken literally. Blank lines are skipped. How the bytes are cut into chunks makes no difference.
 *
 * A record that is followed by nothing yet may come with the next chunk only: csv-parse looks ahead.
 *
 * Throws an `InputError` for a quote that is never closed, naming the line it opens on, and for a record that is too
 * long.
 *
 * @example
 * const csv = csvRecords();
 * [...csv.write(Buffer.from('a,b\n1,"2')), ...csv.write(Buffer.from('"\n')), ...csv.end()]
 * // [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]
 */
export function csvRecords(options: CsvRecordsOptions = {}): CsvRecords {
  const { delimiter = ',', comment = null, maxRecordBytes = 64 * 1024 ** 2 } = options;
  let whole: (CsvRecord & { readonly bytes: number })[] = [];
  let writtenBytes = 0;
  let wholeBytes = 0;
  let doubleCounted = 0;

  const parser = new Parser({
    bom: true,
    delimiter,
    comment,
    comment_no_infix: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (cells: string[]) => {
      const { lines, bytes } = parser.info;
      const breaks = lineBreaks(cells);
      whole.push({ line: lines - doubleCounted - breaks.characters, cells, bytes: bytes - wholeBytes });
      // csv-parse counts a CRLF inside quotes as two lines.
      doubleCounted += breaks.characters - breaks.lines;
      wholeBytes = bytes;
      return null;
    },
  });

  const parse = (bytes: Uint8Array | string) => {
    whole = [];
    parser.write(bytes);
    return whole;
  };

  /** Ends the input. A quote is still open when blank lines have become part of its cell. */
  const close = () => {
    const blankLines = parser.info.empty_lines;
    const records = parse(BLANK_LINES);
    if (parser.info.empty_lines > blankLines) return { records, quoteLine: undefined };
    const [open] = parse(`"${BLANK_LINES}`);
    return { records, quoteLine: open && open.line + lineBreaks(open.cells.slice(0, -1)).lines };
  };

  const tooLong = (line: number | undefined) =>
    new InputError(
      `line ${line ?? parser.info.lines}: a record longer than ${maxRecordBytes} bytes starts here`,
    );

  return {
    *write(chunk) {
      for (const record of parse(chunk)) {
        if (record.bytes > maxRecordBytes) throw tooLong(record.line);
        yield { line: record.line, cells: record.cells };
      }
      writtenBytes += chunk.length;
      if (writtenBytes - wholeBytes <= maxRecordBytes) return;
      const { records, quoteLine } = close();
      throw quoteLine ? notClosed(quoteLine) : tooLong(records[0]?.line);
    },
    abandon: () => parse(LETTERS),
    *end() {
      const { records, quoteLine } = close();
      yield* records;
      if (quoteLine) throw notClosed(quoteLine);
    },
  };
}

function notClosed(line: number): InputError {
  return new InputError(`line ${line}: the quote that opens here is never closed`);
}

/** Line breaks inside cells: as characters, and as lines, where CRLF is one. */
function lineBreaks(cells: readonly string[]): { readonly characters: number; readonly lines: number } {
  let characters = 0;
  let lines = 0;
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    for (const [run] of cell.matchAll(/\r\n|\n|\r/g)) {
      characters += run.length;
      lines++;
    }
  }
  return { characters, lines };
}
