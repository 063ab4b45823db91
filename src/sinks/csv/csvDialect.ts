import type { LineEnd } from '../files/openForAppending.js';
import { csvText } from './csvText.js';

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

/** One row in a dialect, its line end included. */
export function rowText({ cell, lineEnd }: CsvDialect, cells: readonly string[]): string {
  return csvText(cells, lineEnd, cell);
}
