import type { Writable } from 'node:stream';
import { defer, EMPTY } from 'rxjs';
import { READY, type ResultSink } from '../sink.js';
import { type CsvWriterOptions, csvWriter } from './csvWriter.js';
import { jsonColumnsOf } from './jsonCells.js';

export interface FlattenedCsvOptions extends Omit<CsvWriterOptions, 'jsonColumns'> {
  /** Gathers the names of columns that came too late for the header. Default: nobody is told. */
  readonly lateColumns?: Set<string> | undefined;
}

/**
 * A `csvWriter` for streams, which cannot be widened later: the JSON of the first answer decides which columns there are.
 * Its header leaves with the first row, so nothing is opened before that.
 *
 * @example
 * flattenedCsv(() => keepOpen(process.stdout), { columns, name: 'stdout', lateColumns })
 */
export function flattenedCsv(open: () => Writable, options: FlattenedCsvOptions): ResultSink {
  const { lateColumns = new Set(), ...writerOptions } = options;
  const { columns, dialect } = options;
  let jsonColumns: ReadonlySet<string> | undefined;
  let writer: ResultSink | undefined;

  return {
    reserve: () => READY,
    write: (result) =>
      defer(() => {
        const names = [...jsonColumnsOf(columns, result.output, dialect).keys()];
        jsonColumns ??= new Set(names);
        writer ??= csvWriter(open, { ...writerOptions, jsonColumns: names });
        for (const name of names) if (!jsonColumns.has(name)) lateColumns.add(name);
        return writer.write(result);
      }),
    close: () => defer(() => writer?.close?.() ?? EMPTY),
  };
}
