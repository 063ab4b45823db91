import { csvText } from './csvText.js';

/** How cells become text. */
export interface CsvDialect {
  /** What a file starts with, before its header. */
  readonly start: string;
  /** One row, its line end included: as many cells as it was given. */
  text(cells: readonly string[]): string;
}

/** UTF-8 without a mark, LF, cells as they are. */
export const plainCsv: CsvDialect = { start: '', text: (cells) => csvText(cells) };
