import type { CsvDialect } from '../csv/csvDialect.js';

/** What a results file holds already. */
export interface FinishedRows {
  /** Whole rows, the header not counted. */
  readonly rows: number;
  /** How many rows with an answer there are, by `experiment_id`. */
  readonly finished: ReadonlyMap<string, number>;
  /** How many rows without one, by `experiment_id`. */
  readonly errors: ReadonlyMap<string, number>;
  /** The columns that answers in JSON have filled. */
  readonly jsonColumns: readonly string[];
  /** Bytes of whole rows: what is to be kept. `0` when there is nothing, not even a whole header. */
  readonly endOffset: number;
  /** How the file is written; `undefined` when there is nothing. */
  readonly form?: Pick<CsvDialect, 'start' | 'lineEnd'> | undefined;
}
