import type { LineEnd } from '../files/openForAppending.js';
import { csvText } from './csvText.js';
import { quotedCell } from './quotedCell.js';

/** How cells become text. */
export interface CsvDialect {
  /** What a file starts with, before its header. */
  readonly start: string;
  readonly lineEnd: LineEnd;
  /** What is written in place of a cell. What it has made once, it leaves as it is. */
  cell(cell: string): string;
}

/** UTF-8 without a mark, LF, cells as they are. */
export const plainCsv: CsvDialect = { start: '', lineEnd: '\n', cell: (cell) => cell };

/** Makes rows in a dialect, each with its line end. */
export function rowsIn({ cell, lineEnd }: CsvDialect): (cells: readonly string[]) => string {
  const toText = (value: string) => quotedCell(cell(value));
  return (cells) => csvText(cells, lineEnd, toText);
}

/** One row in a dialect, its line end included. */
export function rowText(dialect: CsvDialect, cells: readonly string[]): string {
  return rowsIn(dialect)(cells);
}
