import { InputError } from '../errors.js';
import { utf8Check } from '../text/utf8.js';
import { type CsvRecord, type CsvRecordsOptions, csvRecords } from './csvRecords.js';

/** Bytes in, records out, both checked. Each call yields what can be had, then throws an `InputError` if it must. */
export interface CsvReader {
  write(chunk: Uint8Array): Iterable<CsvRecord>;
  end(): Iterable<CsvRecord>;
}

/**
 * `csvRecords` that refuse what is not UTF-8, naming the byte, once all records before it are out.
 *
 * A line that holds nothing but blanks is a blank line.
 */
export function csvReader(options: CsvRecordsOptions = {}): CsvReader {
  const utf8 = utf8Check();
  const csv = csvRecords(options);
  let startBytes: Uint8Array | undefined;
  let offset = 0;

  function* upTo(invalidAt: number | undefined, chunk: Uint8Array) {
    startBytes ??= chunk.subarray(0, 2);
    if (invalidAt === undefined) {
      yield* csv.write(chunk);
      offset += chunk.length;
      return;
    }
    yield* csv.write(chunk.subarray(0, Math.max(0, invalidAt - offset)));
    yield* csv.abandon();
    throw new InputError(notUtf8(invalidAt, startBytes));
  }

  return {
    write: (chunk) => withoutBlank(upTo(utf8.write(chunk), chunk)),
    *end() {
      const invalidAt = utf8.end();
      if (invalidAt === undefined) yield* withoutBlank(csv.end());
      else yield* withoutBlank(upTo(invalidAt, Buffer.alloc(0)));
    },
  };
}

function* withoutBlank(records: Iterable<CsvRecord>): Generator<CsvRecord> {
  for (const record of records) {
    if (record.cells.length > 1 || record.cells[0]?.trim() !== '') yield record;
  }
}

function notUtf8(offset: number, start: Uint8Array): string {
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const hint = isUtf16 ? ': it looks like UTF-16' : '';
  return `the input is not UTF-8 at byte ${offset}${hint}; save it as UTF-8`;
}
