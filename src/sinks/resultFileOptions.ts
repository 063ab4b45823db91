import type { ResultColumns } from '../columns.js';
import type { CellLength } from './csv/cellLength.js';
import type { ResultFormat } from './resultFormat.js';
import type { FinishedRow } from './resume/finishedRow.js';
import type { FinishedRows } from './resume/finishedRows.js';

/** How results are written to a file. */
export interface ResultFileOptions {
  readonly columns: ResultColumns;
  /**
   * What to do with a file that is there: refuse it, replace it, or keep what it holds and run the rest. Default
   * `refuse`. What is no regular file is written in any case.
   */
  readonly existing?: 'refuse' | 'replace' | 'resume' | undefined;
  /**
   * With `resume`: what was found in the one file, which is read again where it has changed since. Default: it is read.
   *
   * @internal
   */
  readonly found?: FinishedRows | undefined;
  /** With `resume`: run experiments again that ended in an error. Default `false`. */
  readonly retryErrors?: boolean | undefined;
  /** Whether JSON in answers becomes columns, when the file is complete. Default `false`. */
  readonly flatten?: boolean | undefined;
  /** With `flatten`: the columns that JSON becomes, where they are known from the start. Default: what the answers hold. */
  readonly jsonColumns?: readonly string[] | undefined;
  /** Gathers the names of columns from JSON that came too late for the header of a stream. */
  readonly lateColumns?: Set<string> | undefined;
  /** Gathers the names of columns from JSON that are too many for a file. */
  readonly surplusColumns?: Set<string> | undefined;
  /** Default: CSV. */
  readonly format?: ResultFormat | undefined;
  /** Takes note of long cells. Default: nobody does. */
  readonly cellLength?: CellLength | undefined;
  /** With `resume`: told of each row with an answer that a file holds, when the file is looked at. Default: nobody is. */
  readonly onFinished?: ((row: FinishedRow) => void) | undefined;
}
