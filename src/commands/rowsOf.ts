import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { map, type Observable } from 'rxjs';
import { csvTable } from '../sources/csvTable.js';
import { type ExperimentSet, experiments } from '../sources/experiments.js';
import type { RunFlags } from './runFlags.js';

/** The experiments that the flags select. Opened on subscription; `stdin` can be read once. */
export function rowsOf(flags: RunFlags, stdin: Readable): Observable<ExperimentSet> {
  const { delimiter, comment, where, repeat, limit } = flags;
  const set = Object.fromEntries(flags.set.map(({ name, value }) => [name.trim(), value]));
  const open = () => (flags.experiments === '-' ? stdin : createReadStream(flags.experiments));
  return csvTable(open, { delimiter, comment }).pipe(
    map((table) => experiments(table, { where, set, repeat, limit })),
  );
}
