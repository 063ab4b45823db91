import { type Options, Parser } from 'csv-parse';
import { lineBreaks } from '../../text/csv/lineBreaks.js';
import { LongTexts } from '../../text/csv/longTexts.js';
import { RecordParser } from '../../text/csv/recordParser.js';
import type { QuotedText } from '../../text/csv/recordScanner.js';

export interface CellParserOptions {
  readonly delimiter: string;
  readonly comment?: string | undefined;
  /** Number of the first line. */
  readonly firstLine: number;
}

/** A record with its size in bytes. */
export interface SizedRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly bytes: number;
}

const [LF, CR] = [0x0a, 0x0d];
/**
 * What csv-parse gets at once. The records of it wait for their turn, and V8 makes more room for new objects the more
 * of them it finds alive: those of 64 KB made 128 MB of it.
 */
const SLICE_BYTES = 1024;

/**
 * How many blank lines csv-parse sees before the first record. V8 compiles its loop for speed within the first slice, and
 * would do so again at the first blank line, and again at the first end of a slice.
 */
const BLANK_LINES = 20;

/**
 * Turns whole records into cells, by csv-parse. That holds back the last bytes it is given, since they might go on;
 * blank lines, which are skipped, take their place, so that a record is out as soon as it is whole.
 */
export class CellParser {
  readonly #parser: Parser;
  readonly #firstLine: number;
  readonly #heldBytes: number;
  #records: SizedRecord[] = [];
  /** Blank lines of ours that csv-parse has counted. */
  #ownLines = 0;
  #ownLinesHeld = 0;
  #doubleCounted = 0;
  #wholeBytes = 0;
  readonly #longTexts: LongTexts;
  /** Lines inside of texts that csv-parse has not seen. */
  #linesUnseen = 0;

  constructor({ delimiter, comment, firstLine }: CellParserOptions) {
    this.#firstLine = firstLine;
    this.#longTexts = new LongTexts(delimiter);
    const options = {
      delimiter,
      comment: comment ?? null,
      comment_no_infix: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    };
    this.#heldBytes = heldBytes(options);
    this.#parser = new RecordParser(options, (cells) => this.#add(cells));
    this.#parseBlankLines();
  }

  /** Line that the next record starts on. */
  get line(): number {
    const counted = this.#parser.info.lines - this.#doubleCounted - this.#ownLines;
    return counted + this.#linesUnseen + this.#firstLine - 1;
  }

  /**
   * The records, some at a time, in bytes that end with a line end, all of which are to be taken. `texts` are all that
   * stands in quotes, or none of it.
   */
  *parse(
    wholePieces: readonly Uint8Array[],
    texts: readonly QuotedText[] = [],
  ): Generator<readonly SizedRecord[]> {
    const pieces = this.#longTexts.takeOut(wholePieces, texts);
    this.#ownLines += this.#ownLinesHeld;
    this.#wholeBytes += this.#ownLinesHeld;
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += SLICE_BYTES)
        yield this.#parseSlice(piece.subarray(at, at + SLICE_BYTES));
    }
    // Not a LF behind a CR: together they would be one line end.
    const lineEnd = pieces.at(-1)?.at(-1) === CR ? CR : LF;
    this.#ownLinesHeld = this.#heldBytes;
    yield this.#parseSlice(Buffer.alloc(this.#heldBytes, lineEnd));
  }

  #parseBlankLines(): void {
    for (let line = 0; line < BLANK_LINES + this.#heldBytes; line++) this.#parser.write('\n');
    this.#ownLines = BLANK_LINES;
    this.#wholeBytes = BLANK_LINES;
    this.#ownLinesHeld = this.#heldBytes;
  }

  #parseSlice(bytes: Uint8Array): readonly SizedRecord[] {
    this.#records = [];
    this.#parser.write(bytes);
    return this.#records;
  }

  #add(cells: string[]): void {
    const { bytes } = this.#parser.info;
    const breaks = lineBreaks(cells);
    const line = this.line - breaks.characters;
    const unseen = this.#longTexts.putBack(cells);
    this.#records.push({ line, cells, bytes: bytes - this.#wholeBytes + unseen.bytes });
    // csv-parse counts a CRLF inside quotes as two lines.
    this.#doubleCounted += breaks.characters - breaks.lines;
    this.#linesUnseen += unseen.lines;
    this.#wholeBytes = bytes;
  }
}

/** How many bytes csv-parse waits for behind a record before it gives it out: it is asked. */
function heldBytes(options: Options): number {
  let isOut = false;
  const on_record = () => {
    isOut = true;
    return null;
  };
  const parser = new Parser({ ...options, on_record });
  parser.write('a\n');
  let bytes = 0;
  for (; !isOut; bytes++) parser.write('\n');
  return bytes;
}
