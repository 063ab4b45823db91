import { createReadStream } from 'node:fs';
import { Observable } from 'rxjs';
import { UsageError } from '../../errors.js';
import { objectOf, own, parsedJson } from '../../json.js';
import { plainNumber } from '../../text/plainNumber.js';
import { utf8Check } from '../../text/utf8.js';
import { outputError } from '../files/outputError.js';
import type { ResultRecord } from '../resultFormat.js';

const MAX_RECORD_BYTES = 64 * 1024 ** 2;
const LF = 0x0a;
/** What every row begins with, as `provider` is its first column. */
const START = '{"provider":';

/**
 * Reads the rows of a results file in JSON Lines, whoever saved it: blank lines, CRLF and another order of the keys make no
 * difference. The keys of the first row come as a record of their own before it, which takes no bytes. The file is read
 * piece by piece.
 *
 * A last line that is no JSON and has no line end was cut off, and ends the rows. Errors with a `UsageError` for any other
 * line that is no JSON object, and with an `OutputError` when the file cannot be read.
 */
export function jsonlResultRecords(path: string): Observable<ResultRecord> {
  return new Observable((subscriber) => {
    const input = createReadStream(path, { highWaterMark: 256 * 1024 });
    readRecords(input, path, (record) => subscriber.next(record)).then(
      () => subscriber.complete(),
      (error: unknown) => subscriber.error(UsageError.isInstance(error) ? error : outputError(path, error)),
    );
    return () => input.destroy();
  });
}

async function readRecords(
  input: AsyncIterable<Buffer>,
  path: string,
  tell: (record: ResultRecord) => void,
): Promise<void> {
  const utf8 = utf8Check();
  let header: readonly string[] | undefined;
  let line = 0;
  let offset = 0;
  let open: Buffer[] = [];
  let openBytes = 0;

  const take = (bytes: Buffer, isLast: boolean) => {
    line += 1;
    offset += bytes.length;
    const text = bytes.toString().replace(/^\uFEFF/, '');
    if (text.trim() === '') return;
    const object = objectOf(parsedJson(text));
    if (object === undefined) {
      if (isLast && (header !== undefined || START.startsWith(text.slice(0, START.length)))) return;
      throw new UsageError(`${path}: the row in line ${line} is no JSON object; repair or remove it`);
    }
    if (header === undefined) {
      header = Object.keys(object);
      tell({ line, cells: header, endOffset: 0 });
    }
    tell(recordOf(object, header, { line, endOffset: offset }));
  };

  for await (const chunk of input) {
    const invalidAt = utf8.write(chunk);
    if (invalidAt !== undefined)
      throw new UsageError(`${path}: byte ${invalidAt} is not UTF-8; save it as UTF-8`);
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      take(Buffer.concat([...open, chunk.subarray(start, end + 1)]), false);
      open = [];
      openBytes = 0;
      start = end + 1;
    }
    open.push(chunk.subarray(start));
    openBytes += chunk.length - start;
    if (openBytes > MAX_RECORD_BYTES)
      throw new UsageError(`${path}: the row in line ${line + 1} is longer than ${MAX_RECORD_BYTES} bytes`);
  }
  take(Buffer.concat(open), true);
}

function recordOf(
  object: Readonly<Record<string, unknown>>,
  header: readonly string[],
  place: Pick<ResultRecord, 'line' | 'endOffset'>,
): ResultRecord {
  const keys = Object.keys(object);
  const missing = header.find((name) => !Object.hasOwn(object, name));
  const surplus = keys.length > header.length ? keys.find((name) => !header.includes(name)) : undefined;
  const cells = header.map((name) => cellOf(own(object, name)));
  if (missing !== undefined) return { ...place, cells, problem: `it lacks '${missing}'` };
  if (surplus !== undefined)
    return { ...place, cells, problem: `it has '${surplus}', which the first row has not` };
  return { ...place, cells };
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
