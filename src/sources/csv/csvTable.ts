import type { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import { type InputTable, inputTable } from '../inputTable.js';
import { csvColumns } from './csvColumns.js';
import { csvReader } from './csvReader.js';
import type { CsvRecordsOptions } from './csvRecords.js';
import { fieldsHint } from './fieldsHint.js';

/**
 * Reads a CSV in two steps: the table once its header is known, its rows when somebody wants them, however much later.
 * In between the input is paused.
 *
 * ```
 * table  --t-----------------|
 * rows       ^-a-b--c-d--e---|
 * ```
 *
 * The input is opened on subscription. It is destroyed when either subscription ends, also an idle stdin. The event
 * loop gets its turn after every chunk, and every few milliseconds, but rows are not held back: whoever subscribes must
 * take them as they come.
 *
 * Errors with an `InputError` for what cannot be read: as the table before it is there (no header, duplicate columns),
 * else as `rows`, behind the rows that could be read (unclosed quote, invalid UTF-8, no rows at all). The table
 * completes when the rows have ended, either way.
 *
 * @example
 * csvTable(() => createReadStream('rows.csv')).pipe(mergeMap((table) => table.rows))
 */
export function csvTable(open: () => Readable, options: CsvRecordsOptions = {}): Observable<InputTable> {
  return inputTable(open, () => csvReader(options), { columnsOf: csvColumns, hintOn: fieldsHint });
}
