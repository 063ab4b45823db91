import type { ResultColumns } from '../../columns.js';
import type { ResultSink } from '../sink.js';
import { type CsvDialect, plainCsv } from './csvDialect.js';
import { csvFormat } from './csvFormat.js';
import { resultWriter } from './resultWriter.js';
import type { RowStream } from './rowWriter.js';

export interface CsvWriterOptions {
  readonly columns: ResultColumns;
  /** Columns that answers in JSON fill. Default none. */
  readonly jsonColumns?: readonly string[] | undefined;
  /** Whether the header comes first. Default `true`. */
  readonly header?: boolean | undefined;
  /** Default `plainCsv`. */
  readonly dialect?: CsvDialect | undefined;
  /** What messages call the output, such as its path. Default `the output`. */
  readonly name?: string | undefined;
}

/**
 * Writes results as CSV, each as one whole row, in the order they come.
 *
 * The stream is opened by the first `reserve` or `write`, and ended by `close`. Every row is handed to it by the end of
 * its tick; `write` completes when the stream has taken the row, so a slow reader holds back who waits for it.
 *
 * Errors with an `OutputError` that names the output, and goes on doing so; its `cause` has the system's code.
 *
 * @example
 * csvWriter(() => createWriteStream('results.csv'), { columns: resultColumns(['topic']), name: 'results.csv' })
 */
export function csvWriter(open: () => RowStream, options: CsvWriterOptions): ResultSink {
  const { dialect = plainCsv, ...others } = options;
  return resultWriter(open, { ...others, format: csvFormat(dialect) });
}
