import { isAnnotation } from '../../columns.js';
import { UsageError } from '../../errors.js';

/** A row of a results file that is none, and what is wrong with it. */
export interface BrokenRow {
  readonly line: number;
  readonly problem: string;
}

const MOST_LINES = 10;

/** Rows that no run wrote, or that somebody has changed since: all of them at once, so that they are mended at once. */
export function noResults(path: string, rows: readonly BrokenRow[]): UsageError {
  const [first] = rows;
  if (rows.length === 1 && first !== undefined)
    return new UsageError(
      `${path}: the row in line ${first.line} is no result: ${first.problem}; repair or remove it`,
    );
  const lines = rows.slice(0, MOST_LINES).map(({ line }) => line);
  const more = rows.length > MOST_LINES ? ` and ${rows.length - MOST_LINES} more` : '';
  return new UsageError(
    `${path}: the rows in lines ${lines.join(', ')}${more} are no results (of the first: ${first?.problem}); repair them, or remove them: what they asked is asked again then`,
  );
}

/** Columns that do not fit, and what can be done where a column was added to the input. */
export function otherColumns(path: string, difference: string, added: readonly string[]): UsageError {
  const hint = added
    .filter((name) => !isAnnotation(name))
    .map((name) => `'meta.${name}'`)
    .join(', ');
  return new UsageError(
    `${path} has other columns than this run: ${difference}${
      hint === ''
        ? ''
        : `. A new column makes a new question of every row; one that is only to stand in the results may be called ${hint}`
    }`,
  );
}
