/** A row that is cut off may look whole on its first line, and so may the end of the row before it. */
const MOST_BY_CHANCE = 2;

/**
 * Whether lines that an open quote has swallowed are rows: then the quote is a fault in the middle of a file, not the end
 * of one that is still being written.
 */
export function holdsRows(lines: readonly string[], columns: readonly string[]): boolean {
  const isRow = columns.includes('status')
    ? (line: string) => /,(?:ok|warning|error),/.test(line)
    : (line: string) => line.split(',').length === columns.length;
  return lines.filter(isRow).length > MOST_BY_CHANCE;
}
