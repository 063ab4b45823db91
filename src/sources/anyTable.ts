import type { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import { csvColumns } from './csv/csvColumns.js';
import { csvReader } from './csv/csvReader.js';
import { fieldsHint } from './csv/fieldsHint.js';
import type { RecordReader } from './inputRecord.js';
import { type InputTable, inputTable } from './inputTable.js';
import { jsonlReader } from './jsonl/jsonlReader.js';

const BRACE = 0x7b;
const BLANKS = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);

/**
 * Reads a table whose name does not tell what it is, such as stdin: what begins with `{` is JSON Lines, anything else CSV.
 *
 * @example
 * anyTable(() => process.stdin).pipe(mergeMap((table) => table.rows))
 */
export function anyTable(open: () => Readable): Observable<InputTable> {
  return inputTable(open, anyReader, { columnsOf: csvColumns, hintOn: fieldsHint });
}

function anyReader(): RecordReader {
  let reader: RecordReader | undefined;
  const waiting: Uint8Array[] = [];

  return {
    *write(chunk) {
      if (reader !== undefined) return yield* reader.write(chunk);
      waiting.push(chunk);
      const first = chunk.find((byte) => !BLANKS.has(byte));
      if (first === undefined) return;
      reader = first === BRACE ? jsonlReader() : csvReader();
      for (const bytes of waiting) yield* reader.write(bytes);
    },
    *end() {
      reader ??= csvReader();
      yield* reader.end();
    },
  };
}
