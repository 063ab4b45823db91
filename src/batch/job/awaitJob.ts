import {
  catchError,
  concat,
  defer,
  EMPTY,
  filter,
  map,
  type Observable,
  of,
  repeat,
  takeUntil,
  takeWhile,
  tap,
  throwError,
  timer,
} from 'rxjs';
import { ProviderError } from '../../errors.js';
import { longTimers } from '../../operators/longTimers.js';
import type { BatchState } from '../../providers/batch/batchApi.js';
import { type LaneContext, pollMsOf } from '../laneContext.js';
import type { Job } from './job.js';
import { inTime, isPassing } from './steadyCalls.js';
import { tellJob } from './tellJob.js';

/** A batch may not be there at the moment in which it was made, nor its answers when it ends. */
const VISIBLE_WITHIN_MS = 600_000;

export interface AwaitJobOptions {
  /** What its creation has answered, if that was just now. Default: it is looked at at once. */
  readonly known?: BatchState | undefined;
  /** Told after every look, whatever it has shown. */
  readonly onLook?: (() => void) | undefined;
}

/**
 * Looks where a job stands until it has ended, and emits that state. Completes without it when the run stops waiting. One
 * that has ended without naming its answers is looked at for ten minutes more. Nothing that passes ends the wait. Errors
 * with a `ProviderError` that does not pass: the key is refused, the batch is not known.
 */
export function awaitJob(
  job: Job,
  context: LaneContext,
  { known, onLook = () => {} }: AwaitJobOptions = {},
): Observable<BatchState> {
  const { api, batch, halts, scheduler, announce, clean } = context;
  const clock = longTimers(scheduler);
  const pollMs = pollMsOf(context);
  const waits = batch.wait ?? true;
  let delayMs = known?.delayMs ?? 0;
  let isTold = false;
  let lackingSinceMs: number | undefined;

  /** One that names no answers is looked at again for a while. */
  const isOver = ({ ended, lacksOutcomes = false }: BatchState): boolean => {
    if (!ended || !lacksOutcomes) return ended;
    lackingSinceMs ??= scheduler.now();
    return waits && scheduler.now() - lackingSinceMs >= VISIBLE_WITHIN_MS;
  };

  const passing = (error: unknown): Observable<never> => {
    if (!ProviderError.isInstance(error) || !(isPassing(error) || isTooYoung(error)))
      return throwError(() => error);
    delayMs = error.delayMs ?? 0;
    if (!isTold)
      announce({ type: 'warning', message: clean(`${error.message}; the batch is asked after again`) });
    isTold = true;
    return EMPTY;
  };
  const isTooYoung = ({ status }: ProviderError) =>
    status === 404 && scheduler.now() - (job.createdAtMs ?? Number.NEGATIVE_INFINITY) < VISIBLE_WITHIN_MS;

  const look = defer(() => api.look(job.batchId ?? '')).pipe(
    inTime(context, 'small'),
    tap((state) => {
      delayMs = state.delayMs ?? 0;
    }),
    catchError(passing),
    tap({ error: onLook, complete: onLook }),
  );
  const wait = () => timer(Math.max(pollMs, delayMs), clock);
  const looks = waits ? look.pipe(repeat({ delay: wait })) : known === undefined ? look : EMPTY;
  const first = known === undefined ? EMPTY : of(known);
  const isDone = known?.ended === true && known.lacksOutcomes !== true;
  const pause = known === undefined || isDone || !waits ? EMPTY : defer(wait).pipe(filter(() => false));

  return (concat(first, pause, looks) as Observable<BatchState>).pipe(
    tap((state) => tellJob(job, state, context)),
    map((state) => ({ state, isLast: isOver(state) })),
    takeWhile(({ isLast }) => !isLast, true),
    filter(({ isLast }) => isLast),
    map(({ state }) => state),
    takeUntil(halts.stopped),
  );
}
