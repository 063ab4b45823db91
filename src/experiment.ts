import type { JsonValue } from './json.js';

/** Request parameters by their common names (`temperature`, `max_tokens`, `top_p`, `seed`, `stop`, ...). */
export type Parameters = Readonly<Record<string, JsonValue>>;

/** The cells of one row by column name. Own properties only: a column may be called `__proto__` or `constructor`. */
export type Variables = Readonly<Record<string, string>>;

/** What the result of an experiment may be found under. Each is made when it is first asked for, and once. */
export interface RowIds {
  /** Of the row and what it asks. */
  readonly experimentId: string;
  /** Of the row alone, which it has while it cannot be asked, such as for want of a document. */
  readonly unaskedId: string;
  /** The same two in the form of the first results, which is of all columns. `without`: those that were not there yet. */
  older(without?: ReadonlySet<string>): Pick<RowIds, 'experimentId' | 'unaskedId'>;
}

/** One row of the input: what is to be asked of whom. Plain JSON data, so that waiting rows can leave memory. */
export interface Experiment {
  /** Place in the run, from 0, without gaps: what `inInputOrder` counts by. */
  readonly position: number;
  /** Data row of the input, from 1. Rows that `where` left out are counted too. */
  readonly rowNumber: number;
  /** Which repetition of the row this is, from 1. */
  readonly repeat: number;
  /** Trimmed and in lower case. */
  readonly provider: string;
  /** Trimmed. */
  readonly model: string;
  /** Every column under the name that templates know it by, `provider` and `model` included. */
  readonly variables: Variables;
  /** Which of several prompts is asked, by the name that the column `prompt` shows. No part of what the row is. */
  readonly promptName?: string;
  /** Why this row cannot be asked. Such a row becomes an `error` result without a call. */
  readonly problem?: string;
}
