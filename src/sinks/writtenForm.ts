import { csvFormat } from './csv/csvFormat.js';
import type { OpenForAppendingOptions } from './files/openForAppending.js';
import type { ResultFileOptions } from './resultFileOptions.js';
import type { ResultFormat } from './resultFormat.js';
import type { FinishedRows } from './resume/finishedRows.js';

/** How rows are written into a file. */
export interface WrittenForm {
  readonly format: ResultFormat;
  /** Columns that answers in JSON fill. */
  readonly jsonColumns: readonly string[];
  /** Whether answers may hold JSON that has no column yet. */
  readonly mayWiden: boolean;
  /** How the file is opened for its first row. */
  readonly opening: OpenForAppendingOptions;
  /** Whether no row is kept, so that the header comes first. */
  readonly isEmpty: boolean;
}

/** The form that the options ask for, or that of the rows that were found in a resumed file: it goes on in its own. */
export function writtenForm(options: ResultFileOptions, found: FinishedRows | undefined): WrittenForm {
  const { existing = 'refuse', flatten = false } = options;
  const { endOffset = 0, form } = found ?? {};
  const wanted = options.format ?? csvFormat();
  const format = form === undefined ? wanted : wanted.like(form);
  const jsonColumns = (endOffset > 0 ? found?.jsonColumns : options.jsonColumns) ?? [];
  const hasAll = options.jsonColumns?.every((name) => jsonColumns.includes(name)) ?? false;
  return {
    format,
    jsonColumns,
    mayWiden: flatten && !hasAll,
    opening: existing === 'resume' ? { keepBytes: endOffset, lineEnd: format.lineEnd } : { existing },
    isEmpty: endOffset === 0,
  };
}
