import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import { anyTable } from '../../../sources/anyTable.js';
import { csvTable } from '../../../sources/csv/csvTable.js';
import type { InputTable } from '../../../sources/inputTable.js';
import { jsonlTable } from '../../../sources/jsonl/jsonlTable.js';
import type { RunFlags } from '../flags/runFlags.js';
import { isJsonl } from '../isJsonl.js';

type InputFlags = Pick<RunFlags, 'experiments' | 'delimiter' | 'comment'>;

const CSV_ENDINGS = ['.csv', '.tsv'];

/** The table of the experiments: CSV or JSON Lines by its ending, else, as of stdin, by how it begins. */
export function tableOf(flags: InputFlags, open: () => Readable): Observable<InputTable> {
  const { experiments, delimiter, comment } = flags;
  if (isJsonl(experiments)) return jsonlTable(open);
  const isCsv = CSV_ENDINGS.includes(extname(experiments).toLowerCase());
  const saysCsv = delimiter !== undefined || comment !== undefined;
  return isCsv || saysCsv ? csvTable(open, { delimiter, comment }) : anyTable(open);
}
