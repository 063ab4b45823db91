import { endWith } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import type { ResultFormat } from '../resultFormat.js';
import { READY, type ResultSink } from '../sink.js';
import { type CellLength, noteLength } from './cellLength.js';
import { jsonCells } from './jsonCells.js';
import { resultCells, resultHeader } from './resultRow.js';
import { type RowStream, rowWriter } from './rowWriter.js';

export interface ResultWriterOptions {
  readonly columns: ResultColumns;
  readonly format: ResultFormat;
  /** Columns that answers in JSON fill. Default none. */
  readonly jsonColumns?: readonly string[] | undefined;
  /** Whether the head of the format comes first. Default `true`. */
  readonly header?: boolean | undefined;
  /** What messages call the output, such as its path. Default `the output`. */
  readonly name?: string | undefined;
  /** Takes note of long cells. Default: nobody does. */
  readonly cellLength?: CellLength | undefined;
}

/** Writes results in a format: what `csvWriter` does for CSV. */
export function resultWriter(open: () => RowStream, options: ResultWriterOptions): ResultSink {
  const { columns, format, jsonColumns = [], header = true, name = 'the output', cellLength } = options;
  const names = resultHeader(columns, jsonColumns);
  const rowText = format.rows(names);
  const rows = rowWriter(open, { name, head: header ? format.head(names) : '' });

  return {
    reserve: () => (rows.isOpen ? READY : rows.open().pipe(endWith(true))),
    write: (result) => {
      const json = jsonCells(result.output, jsonColumns, columns, format);
      const cells = resultCells(columns, result, json);
      const text = rowText(cells);
      if (cellLength !== undefined) noteLength(cellLength, text, cells);
      return rows.write(text, result);
    },
    close: () => rows.close(),
  };
}
