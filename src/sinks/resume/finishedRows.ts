import type { FileForm } from '../resultFormat.js';
import type { ColumnPlan } from './columnPlan.js';
import type { RowAccounts } from './rowAccounts.js';

/** What a results file holds already. */
export interface FinishedRows {
  /** Which file this was, and as of when. */
  readonly version?: string | undefined;
  /** Whole rows, the header not counted. */
  readonly rows: number;
  /** How many of them have an answer and how many have none, by `experiment_id`. */
  readonly accounts: RowAccounts;
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
