import type { Observable } from 'rxjs';
import type { Experiment } from '../experiment.js';
import type { Result } from '../result.js';

/**
 * Where results go.
 *
 * `write` emits the result and completes when the row has been taken: until then the row keeps its place in its lane,
 * so a slow sink holds back new calls. Writes may be asked for at any time; the sink puts them in a row itself. An
 * error of `write` ends the run.
 */
export interface ResultSink {
  write(result: Result): Observable<Result>;
  /**
   * Asked at a row's turn, before its call: `true` if its result may come, `false` if it is there already and nothing
   * is to be done. Errors when the result could not be written, which ends the run before the call is paid for.
   */
  claim?(experiment: Experiment, experimentId: string): Observable<boolean>;
  /** Told of a row that ends without a result, so that nobody waits for it. */
  skip?(experiment: Experiment): void;
  /** Writes what is still held back and lets go of files; completes when all is on disk. Called once, at every end. */
  close?(): Observable<never>;
}
