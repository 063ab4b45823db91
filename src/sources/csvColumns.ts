import { InputError } from '../errors.js';
import type { CsvRecord } from './csvRecords.js';

/**
 * The column names of a header: trimmed, each one given, no two alike.
 *
 * Throws an `InputError` otherwise: with two columns of one name, one of them would be lost.
 */
export function csvColumns({ line, cells }: CsvRecord): readonly string[] {
  const columns = cells.map((cell) => cell.trim());
  if (columns.some((column) => column.includes('\0'))) {
    throw new InputError(
      `line ${line}: the header holds NUL characters: the file looks like UTF-16, save it as UTF-8`,
    );
  }
  const unnamed = columns.indexOf('');
  if (unnamed >= 0) throw new InputError(`line ${line}: column ${unnamed + 1} has no name in the header`);
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) throw new InputError(`line ${line}: duplicate column '${column}' in the header`);
    seen.add(column);
  }
  return columns;
}
