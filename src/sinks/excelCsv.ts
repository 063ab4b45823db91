import type { CsvDialect } from './csvDialect.js';
import { csvText } from './csvText.js';
import { excelCell } from './excelCell.js';

/** What spreadsheet programs open without harm: a byte order mark, CRLF, one line per cell, formulas defused. */
export const excelCsv: CsvDialect = {
  start: '\uFEFF',
  text: (cells) => csvText(cells.map(excelCell), '\r\n'),
};
