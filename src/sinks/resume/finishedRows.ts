import type { FileForm } from '../resultFormat.js';
import type { ColumnPlan } from './columnPlan.js';

/** What a results file holds already. */
export interface FinishedRows {
  /** Whole rows, the header not counted. */
  readonly rows: number;
  /** How many rows with an answer there are, by `experiment_id`. */
  readonly finished: ReadonlyMap<string, number>;
  /** How many rows without one, by `experiment_id`. */
  readonly errors: ReadonlyMap<string, number>;
  /** What the columns `expect` and `meta.NAME` of these rows hold, as digests in the file's order, where there are such. */
  readonly annotations?: Readonly<Record<'answers' | 'errors', ReadonlyMap<string, readonly number[]>>>;
  /** Whether there are ids in the form of the first results. Default `false`. */
  readonly hasOlderIds?: boolean;
  /** The columns that answers in JSON have filled. */
  readonly jsonColumns: readonly string[];
  /** How the file's columns become those of this run; `undefined` when there is nothing. */
  readonly plan?: ColumnPlan | undefined;
  /** Bytes of whole rows: what is to be kept. `0` when there is nothing, not even a whole header. */
  readonly endOffset: number;
  /** How the file is written; `undefined` when there is nothing. */
  readonly form?: FileForm | undefined;
}
