/** The scores of one side, of a table or of a page: a value for each case that has one. */
export interface CaseScores {
  /** Which case each value is of. */
  readonly ids: readonly number[];
  /** The mean of the repeats of a case. */
  readonly values: readonly number[];
  /** Which cluster each value belongs to; `undefined` where each is one of its own. */
  readonly clusters?: readonly number[] | undefined;
  /** Rows with a score. */
  readonly rows: number;
  /** Whether each of them is 0 or 1, and whether each is from 0 to 1. */
  readonly isBinary: boolean;
  readonly isShare: boolean;
}
