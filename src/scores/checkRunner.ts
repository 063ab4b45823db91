import type { Answer } from './checks/answer.js';
import { ExpectationError, type Outcome } from './checks/check.js';
import type { PlannedCheck } from './planChecks.js';
import { TimeLimitError, timeBox } from './timeBox.js';

export interface CheckRunnerOptions {
  /** Longest time for one check of one row, in milliseconds. Default 500. */
  readonly limitMs?: number | undefined;
  /** Rows after which a check that takes too long is given up. Default 5. */
  readonly maxTimeouts?: number | undefined;
}

/** A row as the checks need it. */
export interface CheckedRow {
  readonly cells: readonly string[];
  /** `undefined` where there is no answer: nothing is checked then. */
  readonly answer: Answer | undefined;
}

/** What each check says of a row, in the order of the checks; `undefined` where the row is not checked. */
export type Outcomes = readonly (Outcome | undefined)[];

/**
 * Puts rows to checks, many at once, each check within a time limit: regular expressions, schemas and expectations come
 * from files. A check that takes too long has no score; when that has happened often enough, it is given up.
 */
export function checkRunner(
  checks: readonly PlannedCheck[],
  { limitMs = 500, maxTimeouts = 5 }: CheckRunnerOptions = {},
): (rows: readonly CheckedRow[]) => readonly Outcomes[] {
  const boxed = timeBox(limitMs);
  const timeouts = checks.map(() => 0);

  const outcomeOf = (
    check: PlannedCheck,
    index: number,
    { cells, answer }: CheckedRow,
  ): Outcome | undefined => {
    const expected = check.expected(cells);
    if (answer === undefined || expected.trim() === '') return undefined;
    if ((timeouts[index] ?? 0) >= maxTimeouts)
      return {
        score: undefined,
        reason: `given up: it took longer than ${limitMs} ms in ${maxTimeouts} rows`,
      };
    try {
      return check.check(expected)(answer);
    } catch (error) {
      // Patterns and values that are nested too deeply are a `RangeError`.
      if (ExpectationError.isInstance(error) || error instanceof RangeError)
        return { score: undefined, reason: error.message };
      throw error;
    }
  };

  const outcomesOf = (row: CheckedRow): Outcomes =>
    checks.map((check, index) => outcomeOf(check, index, row));

  /** To find the one that is slow. */
  const oneByOne = (row: CheckedRow): Outcomes =>
    checks.map((check, index) => {
      try {
        return boxed(() => outcomeOf(check, index, row));
      } catch (error) {
        if (!TimeLimitError.isInstance(error)) throw error;
        timeouts[index] = (timeouts[index] ?? 0) + 1;
        return { score: undefined, reason: error.message };
      }
    });

  return (rows) => {
    if (checks.every(({ isUnbounded }) => !isUnbounded)) return rows.map(outcomesOf);
    try {
      return boxed(() => rows.map(outcomesOf));
    } catch (error) {
      if (!TimeLimitError.isInstance(error)) throw error;
      return rows.map(oneByOne);
    }
  };
}
