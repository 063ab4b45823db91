import type { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import { type InputTable, inputTable } from '../inputTable.js';
import { jsonlReader } from './jsonlReader.js';

/**
 * Reads JSON Lines, one object a line, as a table: the keys of the first object are its columns, and cells are what its
 * values are as texts. The rows come when somebody wants them, as those of `csvTable` do.
 *
 * @see https://jsonlines.org
 *
 * @example
 * jsonlTable(() => createReadStream('rows.jsonl')).pipe(mergeMap((table) => table.rows))
 */
export function jsonlTable(open: () => Readable): Observable<InputTable> {
  return inputTable(open, () => jsonlReader());
}
