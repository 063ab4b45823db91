import {
  catchError,
  concat,
  defer,
  EMPTY,
  exhaustMap,
  ignoreElements,
  interval,
  type Observable,
  type SchedulerLike,
  Subject,
  share,
  takeUntil,
  tap,
} from 'rxjs';
import { callId } from '../../run/call/callId.js';
import { steadyScheduler } from '../../run/steadyScheduler.js';
import type { ResultSink } from '../../sinks/sink.js';
import type { AnswerShelf } from './answerShelf.js';

export interface KeptUntilSyncedOptions {
  /** Longest time in milliseconds that a written result is not known to be on the disk. Default `1000`. */
  readonly syncEveryMs?: number | undefined;
  /** Time source. Default: a clock that never jumps. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * The same sink, which has the broker forget an answer only when its result is on the disk: whoever is killed before
 * that gets the answer again. Stands directly around what writes, so that nothing is only held in memory behind it.
 */
export function keptUntilSynced(
  sink: ResultSink,
  shelf: Pick<AnswerShelf, 'written' | 'takeWritten'>,
  { syncEveryMs = 1000, scheduler = steadyScheduler }: KeptUntilSyncedOptions = {},
): ResultSink {
  const sync = (): Observable<never> =>
    defer(() => {
      const forget = shelf.takeWritten();
      if (forget === undefined) return EMPTY;
      return (sink.sync?.() ?? EMPTY).pipe(tap({ complete: forget }));
    });
  const closing = new Subject<void>();
  const syncing = interval(syncEveryMs, scheduler).pipe(
    takeUntil(closing),
    // That the disk is full, the next write says, too.
    exhaustMap(() => sync().pipe(catchError(() => EMPTY))),
    share({ resetOnComplete: false }),
  );
  syncing.subscribe();

  return {
    write: (result) =>
      sink.write(result).pipe(
        tap({
          complete: () => shelf.written(callId(result)),
        }),
      ),
    ...(sink.has && { has: (experiment, ids) => sink.has?.(experiment, ids) ?? EMPTY }),
    ...(sink.reserve && { reserve: (experiment) => sink.reserve?.(experiment) ?? EMPTY }),
    skip: (experiment) => sink.skip?.(experiment),
    sync: () => sink.sync?.() ?? EMPTY,
    close: () =>
      defer(() => {
        closing.next();
        // Closing brings all of it to the disk.
        const forgotten = defer(() => {
          shelf.takeWritten()?.();
          return EMPTY;
        });
        return concat(syncing.pipe(ignoreElements()), sink.close?.() ?? EMPTY, forgotten);
      }),
  };
}
