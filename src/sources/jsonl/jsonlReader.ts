import { InputError } from '../../errors.js';
import { Pieces } from '../../text/csv/pieces.js';
import { utf8Check } from '../../text/utf8.js';
import type { InputRecord, RecordReader } from '../inputRecord.js';
import { jsonlCells } from './jsonlCells.js';

const LF = 0x0a;
const MOST_SHOWN = 12;

export interface JsonlReaderOptions {
  /** Longest line, in bytes. Default 64 MiB. */
  readonly maxLineBytes?: number | undefined;
}

/**
 * Bytes of JSON Lines in, records out: the keys of the first object as a header, then the cells of each object. Blank
 * lines are skipped. A record is there as soon as its line end is; how the bytes are cut into chunks makes no difference.
 *
 * A key that is missing is an empty cell. A line that is no object, or has a key that the first one has not, is a record
 * with a `problem`. Throws an `InputError` for a first line that is no object, a line that is too long, and what is no
 * UTF-8, once all records before it are out.
 */
export function jsonlReader({ maxLineBytes = 64 * 1024 ** 2 }: JsonlReaderOptions = {}): RecordReader {
  const utf8 = utf8Check();
  const open = new Pieces();
  let offset = 0;
  let line = 0;
  let columns: readonly string[] | undefined;

  function* take(): Iterable<InputRecord> {
    line += 1;
    const text = Buffer.from(open.takeAll())
      .toString()
      .replace(/^\uFEFF+/, '')
      .trim();
    if (text === '') return;
    const cells = jsonlCells(text);
    if (columns === undefined) {
      columns = headerOf(cells, line);
      yield { line, cells: columns };
    }
    yield recordOf(cells, line, columns);
  }

  return {
    *write(chunk) {
      const invalidAt = utf8.write(chunk);
      const good = invalidAt === undefined ? chunk : chunk.subarray(0, Math.max(0, invalidAt - offset));
      let start = 0;
      for (let end = good.indexOf(LF); end >= 0; end = good.indexOf(LF, start)) {
        open.push(good.subarray(start, end + 1));
        start = end + 1;
        yield* take();
      }
      open.push(good.subarray(start));
      offset += chunk.length;
      if (invalidAt !== undefined) throw notUtf8(invalidAt);
      if (open.length > maxLineBytes)
        throw new InputError(`line ${line + 1}: a line longer than ${maxLineBytes} bytes starts here`);
    },
    *end() {
      const invalidAt = utf8.end();
      if (invalidAt !== undefined) throw notUtf8(invalidAt);
      if (open.length > 0) yield* take();
    },
  };
}

function headerOf(cells: ReadonlyMap<string, string> | undefined, line: number): readonly string[] {
  if (cells === undefined)
    throw new InputError(`line ${line}: the first line is no JSON object, whose keys would be the columns`);
  if (cells.size === 0 || cells.has(''))
    throw new InputError(
      `line ${line}: a key of the first line is empty, or it has none: keys are the columns`,
    );
  return [...cells.keys()];
}

function recordOf(
  cells: ReadonlyMap<string, string> | undefined,
  line: number,
  columns: readonly string[],
): InputRecord {
  if (cells === undefined)
    return { line, cells: columns.map(() => ''), problem: `line ${line}: it is no JSON object` };
  const record = { line, cells: columns.map((name) => cells.get(name) ?? '') };
  const unknown = [...cells.keys()].find((name) => !columns.includes(name));
  if (unknown === undefined) return record;
  const shown = columns.slice(0, MOST_SHOWN).join(', ') + (columns.length > MOST_SHOWN ? ', ...' : '');
  return {
    ...record,
    problem: `line ${line}: the key '${unknown}' is none of the first line, whose keys are the columns: ${shown}`,
  };
}

function notUtf8(offset: number): InputError {
  return new InputError(`the input is not UTF-8 at byte ${offset}; save it as UTF-8`);
}
