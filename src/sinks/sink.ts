import { type Observable, of } from 'rxjs';
import type { Experiment, RowIds } from '../experiment.js';
import type { Result } from '../result.js';

/**
 * Where results go.
 *
 * `write` emits the result and completes when the row has been taken: until then the row keeps its place in its lane,
 * so a slow sink holds back new calls. Writes may be asked for at any time; the sink puts them in a row itself. An
 * error of `write` ends the run.
 *
 * @example
 * const counting: ResultSink = { write: (result) => of(result).pipe(tap(() => console.log(result.status))) };
 */
export interface ResultSink {
  /** Takes one result: emits it and completes when the row has been taken, or errors. */
  write(result: Result): Observable<Result>;
  /** Asked first at a row's turn: whether its result is there already. Emits once; opens nothing. */
  has?(experiment: Experiment, ids: RowIds): Observable<boolean>;
  /**
   * Asked then, before the row's call: emits once when its result may come. Errors when it could not be written, which
   * ends the run before the call is paid for.
   */
  reserve?(experiment: Experiment): Observable<unknown>;
  /** Told of a row that ends without a result, so that nobody waits for it. */
  skip?(experiment: Experiment): void;
  /** Brings what was written to the disk; completes when it is there. */
  sync?(): Observable<never>;
  /** Writes what is still held back and lets go of files; completes when all is on disk. Called once, at every end. */
  close?(): Observable<never>;
}

/** The reservation of a row whose result may come at once. */
export const READY: Observable<true> = of(true);
