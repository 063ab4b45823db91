import { catchError, defer, EMPTY, type Observable, takeUntil, tap, throwError } from 'rxjs';
import type { Experiment } from '../experiment.js';
import type { RunScope } from './scope.js';

/** The input of a run. */
export interface RunInput {
  /** The rows to run. They end where the input breaks off, or where the run is told to stop. */
  readonly rows: Observable<Experiment>;
  /** Errors with what broke the input off, if anything did: the rows before it have their turn first. */
  readonly brokenOff: Observable<never>;
}

/** Reads experiments, and announces every row and the end of them. */
export function readInput(
  experiments: Observable<Experiment>,
  { halts, announce }: Pick<RunScope, 'halts' | 'announce'>,
): RunInput {
  let rows = 0;
  let ending: Observable<never> = EMPTY;
  return {
    rows: experiments.pipe(
      takeUntil(halts.stopped),
      catchError((error: unknown) => {
        ending = throwError(() => error);
        return EMPTY;
      }),
      tap({
        next: (experiment) => {
          rows += 1;
          announce({ type: 'row-queued', experiment });
        },
        complete: () => announce({ type: 'input-ended', rows }),
      }),
    ),
    brokenOff: defer(() => ending),
  };
}
