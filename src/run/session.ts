import { randomUUID } from 'node:crypto';
import {
  catchError,
  concat,
  defer,
  EMPTY,
  finalize,
  type MonoTypeOperatorFunction,
  type Observable,
  throwError,
} from 'rxjs';
import { EVENTS_VERSION } from '../events.js';
import type { RunInput } from './readInput.js';
import type { RunOptions } from './runOptions.js';
import type { RunScope } from './scope.js';

export interface SessionOptions
  extends Pick<RunOptions, 'stop' | 'runId' | 'news'>,
    Pick<RunScope, 'sink' | 'halts' | 'announce' | 'clean'>,
    Pick<RunInput, 'brokenOff'> {}

/**
 * Stands around all rows of a run: begins with the stop signal in force, and lets go of the sink at every end.
 * `run-ended` comes before the end itself: who waits for that has heard everything.
 */
export function session<T>(options: SessionOptions): MonoTypeOperatorFunction<T> {
  const { stop, runId = randomUUID(), news, sink, halts, announce, clean, brokenOff } = options;
  const close = once(() => sink.close?.() ?? EMPTY);
  const end = once(() => {
    announce({ type: 'run-ended' });
    return EMPTY;
  });

  /** Where a run has ended already, closing cannot fail it: a failure that is news is announced. */
  const closeAfter = (failure?: unknown): Observable<never> =>
    close.pipe(
      catchError((error: unknown) => {
        if (error !== failure) announce({ type: 'warning', message: clean(`Closing failed: ${error}`) });
        return EMPTY;
      }),
    );

  return (rows) =>
    defer(() => {
      const stopping = stop?.subscribe(() => halts.stop());
      announce({ type: 'run-started', version: EVENTS_VERSION, runId });
      const listening = news?.subscribe(announce);
      return concat(rows, brokenOff, close, end).pipe(
        catchError((error: unknown) =>
          concat(
            closeAfter(error),
            end,
            throwError(() => error),
          ),
        ),
        finalize(() => {
          stopping?.unsubscribe();
          listening?.unsubscribe();
          concat(closeAfter(), end).subscribe();
        }),
      );
    });
}

/** Does something on the first subscription, and nothing on later ones. */
function once(action: () => Observable<never>): Observable<never> {
  let isDone = false;
  return defer(() => {
    const rest = isDone ? EMPTY : action();
    isDone = true;
    return rest;
  });
}
