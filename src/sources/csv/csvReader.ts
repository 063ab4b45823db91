import { InputError } from '../../errors.js';
import { utf8Check } from '../../text/utf8.js';
import { isUtf16, utf16Decoder } from '../../text/utf16.js';
import { csvPreamble } from './csvPreamble.js';
import { type CsvRecord, type CsvRecords, type CsvRecordsOptions, csvRecords } from './csvRecords.js';

// What goes through several of these, one inside the other, is handed through by none that has nothing to add: a generator
// is resumed for every record.

/** Bytes in, records out, both checked. Each call yields what can be had, then throws an `InputError` if it must. */
export interface CsvReader {
  write(chunk: Uint8Array): Iterable<CsvRecord>;
  end(): Iterable<CsvRecord>;
}

const NOTHING = new Uint8Array();

/**
 * `csvRecords` of what files are found to be: UTF-8, or UTF-16 with a byte order mark, such marks more than once, a first
 * line `sep=;` that names the delimiter unless `options` do. What cannot be decoded is refused, naming the byte, once
 * all records before it are out.
 *
 * A record whose cells are all empty or blank is a blank line.
 */
export function csvReader(options: CsvRecordsOptions = {}): CsvReader {
  const text = withoutPreamble(options);
  let start: Uint8Array = NOTHING;
  let decode: CsvReader | undefined;

  return {
    write(chunk) {
      if (decode !== undefined) return decode.write(chunk);
      start = Buffer.concat([start, chunk]);
      const isWide = isUtf16(start);
      if (isWide === undefined) return [];
      decode = isWide ? fromUtf16(text) : fromUtf8(text, start.subarray(0, 4));
      return decode.write(start);
    },
    *end() {
      if (decode === undefined) {
        decode = fromUtf8(text, start);
        yield* decode.write(start);
      }
      yield* decode.end();
    },
  };
}

function fromUtf8(csv: CsvReader, start: Uint8Array): CsvReader {
  const utf8 = utf8Check();
  let offset = 0;

  return {
    write(chunk) {
      const invalidAt = utf8.write(chunk);
      const chunkStart = offset;
      offset += chunk.length;
      if (invalidAt === undefined) return csv.write(chunk);
      const valid = chunk.subarray(0, Math.max(0, invalidAt - chunkStart));
      return failingBehind(csv.write(valid), notUtf8(invalidAt, start));
    },
    *end() {
      const invalidAt = utf8.end();
      if (invalidAt !== undefined) throw notUtf8(invalidAt, start);
      yield* csv.end();
    },
  };
}

function fromUtf16(csv: CsvReader): CsvReader {
  const decoder = utf16Decoder();
  const notUtf16 = (offset: number) =>
    new InputError(`the input is not UTF-16 at byte ${offset}, although it begins like that`);

  return {
    *write(chunk) {
      const { text, invalidAt } = decoder.write(chunk);
      yield* csv.write(Buffer.from(text));
      if (invalidAt !== undefined) throw notUtf16(invalidAt);
    },
    *end() {
      const invalidAt = decoder.end();
      if (invalidAt !== undefined) throw notUtf16(invalidAt);
      yield* csv.end();
    },
  };
}

/** UTF-8 in, records behind what stands before the header out. */
function withoutPreamble(options: CsvRecordsOptions): CsvReader {
  let start: Uint8Array = NOTHING;
  let csv: CsvRecords | undefined;

  function* begin(isEnd: boolean): Iterable<CsvRecord> {
    const preamble = csvPreamble(start, isEnd);
    if (preamble === undefined) return;
    const { bytes, delimiter, lines } = preamble;
    const found = { ...options, delimiter: options.delimiter ?? delimiter, firstLine: 1 + lines };
    csv = csvRecords(found, isBlank);
    yield* csv.write(start.subarray(bytes));
    start = NOTHING;
  }

  return {
    write(chunk) {
      if (csv !== undefined) return csv.write(chunk);
      start = Buffer.concat([start, chunk]);
      return begin(false);
    },
    *end() {
      if (csv === undefined) yield* begin(true);
      if (csv !== undefined) yield* csv.end();
    },
  };
}

function* failingBehind(records: Iterable<CsvRecord>, error: InputError): Generator<CsvRecord> {
  yield* records;
  throw error;
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell.trim() !== '') return false;
  return true;
}

/** What is no text at all begins like that. */
const FORMATS = [
  { start: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP file, such as .xlsx' },
  { start: [0x1f, 0x8b], name: 'a gzip file' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], name: 'an .xls file' },
];

function notUtf8(offset: number, start: Uint8Array): InputError {
  const format = FORMATS.find((candidate) => candidate.start.every((byte, index) => start[index] === byte));
  const advice = format === undefined ? 'save it as UTF-8' : `it looks like ${format.name}: save it as CSV`;
  return new InputError(`the input is not UTF-8 at byte ${offset}; ${advice}`);
}
