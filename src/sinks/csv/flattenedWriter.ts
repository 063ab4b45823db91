import type { Writable } from 'node:stream';
import { defer, EMPTY } from 'rxjs';
import { MOST_JSON_COLUMNS } from '../json/jsonColumnNames.js';
import { READY, type ResultSink } from '../sink.js';
import { jsonColumnsOf } from './jsonCells.js';
import { type ResultWriterOptions, resultWriter } from './resultWriter.js';

export interface FlattenedWriterOptions extends Omit<ResultWriterOptions, 'jsonColumns'> {
  /** Gathers the names of columns that came too late for the header. Default: nobody is told. */
  readonly lateColumns?: Set<string> | undefined;
}

/**
 * A `resultWriter` for streams, which cannot be widened later: the JSON of the first answer decides which columns there are.
 * Its header leaves with the first row, so nothing is opened before that.
 *
 * @example
 * flattenedWriter(() => keepOpen(process.stdout), { columns, format: csvFormat(), name: 'stdout' })
 */
export function flattenedWriter(open: () => Writable, options: FlattenedWriterOptions): ResultSink {
  const { lateColumns = new Set(), ...writerOptions } = options;
  const { columns, format } = options;
  let jsonColumns: ReadonlySet<string> | undefined;
  let writer: ResultSink | undefined;

  return {
    reserve: () => READY,
    write: (result) =>
      defer(() => {
        const names = [...jsonColumnsOf(columns, result.output, format).keys()].slice(0, MOST_JSON_COLUMNS);
        jsonColumns ??= new Set(names);
        writer ??= resultWriter(open, { ...writerOptions, jsonColumns: names });
        for (const name of names) {
          if (!jsonColumns.has(name) && lateColumns.size < MOST_JSON_COLUMNS) lateColumns.add(name);
        }
        return writer.write(result);
      }),
    close: () => defer(() => writer?.close?.() ?? EMPTY),
  };
}
