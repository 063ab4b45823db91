import { endWith } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import { READY, type ResultSink } from '../sink.js';
import { type CsvDialect, plainCsv, rowText } from './csvDialect.js';
import { jsonCells } from './jsonCells.js';
import { resultCells, resultHeader } from './resultRow.js';
import { type RowStream, rowWriter } from './rowWriter.js';

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
 * csvWriter(() => appendFile('results.csv'), { columns: { variables: [], repeat: false }, name: 'results.csv' })
 */
export function csvWriter(open: () => RowStream, options: CsvWriterOptions): ResultSink {
  const { columns, jsonColumns = [], header = true, dialect = plainCsv, name = 'the output' } = options;
  const head = header ? dialect.start + rowText(dialect, resultHeader(columns, jsonColumns)) : '';
  const rows = rowWriter(open, { name, head });

  return {
    reserve: () => (rows.isOpen ? READY : rows.open().pipe(endWith(true))),
    write: (result) => {
      const json = jsonCells(result.output, jsonColumns, columns, dialect);
      return rows.write(rowText(dialect, resultCells(columns, result, json)), result);
    },
    close: () => rows.close(),
  };
}
