import { InputError } from '../../errors.js';
import { type JsonObject, objectOf, own, parsedJson } from '../../json.js';
import { utf8Check } from '../../text/utf8.js';
import type { TableReader, TableRow, TellTorn } from './table.js';

const MOST_CHARACTERS = 64 * 1024 ** 2;

/**
 * Reads JSON Lines, one object a line, also while it is still being written. The columns are the keys of all objects that
 * came with the first bytes; cells are texts as they are, numbers and booleans as JSON writes them, `null` is empty.
 *
 * Throws an `InputError` for a line that is no JSON object, unless it is the last one and has no line end.
 */
export function jsonTableReader(tellTorn: TellTorn): TableReader {
  const utf8 = utf8Check();
  const decoder = new TextDecoder();
  let columns: readonly string[] | undefined;
  let line = 0;
  let pieces: string[] = [];
  let held = 0;

  const parse = (text: string, records: { line: number; record: JsonObject }[]) => {
    line += 1;
    if (text.trim() === '') return;
    const record = objectOf(parsedJson(text));
    if (record === undefined) throw new InputError(`line ${line}: it is no JSON object`);
    records.push({ line, record });
  };

  const deliver = (records: readonly { line: number; record: JsonObject }[], rows: TableRow[]) => {
    if (records.length === 0) return;
    columns ??= [...new Set(records.flatMap(({ record }) => Object.keys(record)))];
    for (const { line, record } of records) {
      rows.push({ line, record, cells: columns.map((name) => cellOf(own(record, name))) });
    }
  };

  return {
    get columns() {
      return columns;
    },
    write(chunk, rows) {
      const invalidAt = utf8.write(chunk);
      if (invalidAt !== undefined) throw new InputError(`it is not UTF-8 at byte ${invalidAt}`);
      const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
      pieces.push(first);
      held += first.length;
      if (held > MOST_CHARACTERS) throw new InputError(`line ${line + 1}: it is longer than 64 MB`);
      const records: { line: number; record: JsonObject }[] = [];
      try {
        for (const next of rest) {
          parse(pieces.join(''), records);
          pieces = [next];
          held = next.length;
        }
      } finally {
        deliver(records, rows);
      }
    },
    end(rows) {
      const last = pieces.join('');
      const isCut = utf8.end() !== undefined;
      if (last.trim() === '' && !isCut) return;
      const record = isCut ? undefined : objectOf(parsedJson(last));
      if (record === undefined) tellTorn(line + 1);
      else deliver([{ line: line + 1, record }], rows);
    },
  };
}

/** A value of JSON as the text of a cell. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
