import type { CsvDialect } from './csvDialect.js';
import { excelCell } from './excelCell.js';

/**
 * The dialect of CSV that spreadsheet programs open without harm: a byte order mark, CRLF, one line per cell, formulas
 * defused by a leading `'`.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 *
 * @example
 * csvWriter(() => createWriteStream('results.csv'), { columns, dialect: excelCsv, name: 'results.csv' })
 */
export const excelCsv: CsvDialect = { start: '\uFEFF', lineEnd: '\r\n', cell: excelCell };
