import { InputError } from '../../errors.js';
import type { CsvRecord } from './csvRecords.js';

/**
 * The column names of a header: trimmed, each one given, no two alike.
 *
 * Throws an `InputError` otherwise: with two columns of one name, one of them would be lost.
 */
export function csvColumns({ line, cells, problem }: CsvRecord): readonly string[] {
  if (problem !== undefined) throw new InputError(`the header is broken: ${problem}`);
  const columns = cells.map((cell) => cell.trim());
  if (columns.some((column) => column.includes('\0'))) {
    throw new InputError(
      `line ${line}: the header holds NUL characters: the file looks like UTF-16, save it as UTF-8`,
    );
  }
  const unnamed = columns.indexOf('');
  if (unnamed >= 0) {
    const hint = columns.length > 1 ? unnamedHint(columns, unnamed) : '';
    throw new InputError(`line ${line}: column ${unnamed + 1} has no name in the header${hint}`);
  }
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) throw new InputError(`line ${line}: duplicate column '${column}' in the header`);
    seen.add(column);
  }
  return columns;
}

/** Where such a column usually comes from. */
function unnamedHint(columns: readonly string[], unnamed: number): string {
  if (columns.slice(unnamed).every((column) => column === ''))
    return '; nothing named stands behind it: delete what the spreadsheet has left there';
  if (unnamed > 0) return '';
  return '; it looks like the index of a table: name it, or leave it out (pandas: index=False, R: row.names=FALSE)';
}
