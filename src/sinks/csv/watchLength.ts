import type { CsvDialect } from './csvDialect.js';

/**
 * Characters that a cell of Excel holds, see
 * https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
 */
export const LONGEST_EXCEL_CELL = 32_767;

/** The longest cell so far, in characters. */
export interface CellLength {
  longest: number;
}

/** The same dialect, which takes note of the longest cell that it writes. */
export function watchLength(dialect: CsvDialect, seen: CellLength): CsvDialect {
  return {
    ...dialect,
    cell(cell) {
      const written = dialect.cell(cell);
      seen.longest = Math.max(seen.longest, written.length);
      return written;
    },
  };
}
