import type { CsvDialect } from './csvDialect.js';
import { excelCell } from './excelCell.js';

/** What spreadsheet programs open without harm: a byte order mark, CRLF, one line per cell, formulas defused. */
export const excelCsv: CsvDialect = { start: '\uFEFF', lineEnd: '\r\n', cell: excelCell };
