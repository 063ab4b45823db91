/**
 * Characters that a cell of Excel holds, see
 * https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
 */
export const LONGEST_EXCEL_CELL = 32_767;

/**
 * Characters of a cell that Python's csv module takes by default, see
 * https://docs.python.org/3/library/csv.html#csv.field_size_limit
 */
export const LONGEST_PYTHON_CELL = 131_072;

/** The longest cell so far, in characters, of those that are longer than a program may take. */
export interface CellLength {
  longest: number;
}

/** Takes note of the longest cell of a row. Most rows are shorter, as a whole, than what is worth a look. */
export function noteLength(seen: CellLength, row: string, cells: readonly string[]): void {
  if (row.length <= LONGEST_EXCEL_CELL) return;
  for (const cell of cells) seen.longest = Math.max(seen.longest, cell.length);
}
