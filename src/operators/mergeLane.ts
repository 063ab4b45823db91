import {
  asyncScheduler,
  from,
  isObservable,
  Observable,
  type ObservableInput,
  type ObservedValueOf,
  type OperatorFunction,
  type SchedulerLike,
} from 'rxjs';
import { memoryQueue } from '../queues/memoryQueue.js';
import type { RowQueue } from '../queues/rowQueue.js';
import { InnerSubscriptions } from './innerSubscriptions.js';
import { type OperateConfig, operate } from './operate.js';
import { positive } from './positive.js';

export interface MergeLaneOptions<T> {
  /** Inner observables at once; an Observable changes it while the lane runs, `0` holds it. Default `Infinity`. */
  concurrency?: number | Observable<number> | undefined;
  /** Makes the queue of waiting values, once per subscription. Default: in memory, without bound. */
  queue?: (() => RowQueue<T>) | undefined;
  /**
   * Longest time in milliseconds in which waiting values are started one after the other, before everything else has its
   * turn. Default `Infinity`.
   */
  turnMs?: number | undefined;
  /** Clock for that. Default `asyncScheduler`. */
  scheduler?: SchedulerLike | undefined;
}

/**
 * `mergeMap` with a queue and a concurrency of one's own.
 *
 * ```
 * source           -a-b-c|
 * project          --1---2|           each takes 7 ms
 * concurrency: 2   ---1-1-2-21---2|   c waits for a
 * ```
 *
 * Values that find no free place wait in `queue`, in order; the source is never held back. With a fixed concurrency
 * this is `mergeMap(project, concurrency)` to the letter, except that inner observables which complete synchronously
 * behind waiting values do not recurse (https://github.com/ReactiveX/rxjs/issues/7334). When the concurrency falls,
 * running inner observables go on; no new one starts until there is room. Where inner observables complete synchronously,
 * a long queue would be gone through in one go: `turnMs` bounds for how long nothing else happens.
 *
 * Errors with the first error of the source, of `project`, of an inner observable, of `concurrency` or of the queue.
 * Throws `RangeError` at call time for a concurrency that is not positive.
 *
 * @example
 * rows.pipe(mergeLane((row) => complete(row), { concurrency: 5, queue: () => spillQueue() }))
 */
export function mergeLane<T, O extends ObservableInput<unknown>>(
  project: (value: T, index: number) => O,
  options: MergeLaneOptions<T> = {},
): OperatorFunction<T, ObservedValueOf<O>> {
  const {
    concurrency = Infinity,
    queue = memoryQueue<T>,
    turnMs = Infinity,
    scheduler = asyncScheduler,
  } = options;
  if (typeof concurrency === 'number') positive('concurrency', concurrency);

  return (source) =>
    new Observable<ObservedValueOf<O>>((destination) => {
      const waiting = queue();
      const inners = new InnerSubscriptions();
      let places = typeof concurrency === 'number' ? concurrency : 0;
      let index = 0;
      let active = 0;
      let sourceEnded = false;
      let filling = false;
      let resting = false;

      const start = (value: T) => {
        active += 1;
        const inner = from(project(value, index++));
        const listener = operate(running);
        if (!listener.closed) inner.subscribe(listener);
      };
      const isNext = () => !resting && active < places && waiting.size > 0;
      // Inner observables that end at once come back here while the loop runs: it goes on, they must not recurse.
      const fill = () => {
        if (filling || resting) return;
        filling = true;
        const endMs = scheduler.now() + turnMs;
        while (isNext()) {
          start(waiting.shift() as T);
          if (isNext() && scheduler.now() >= endMs) rest();
        }
        filling = false;
        if (!sourceEnded || waiting.size > 0) return;
        resizing?.unsubscribe();
        if (active === 0) destination.complete();
      };
      const rest = () => {
        resting = true;
        const turn = scheduler.schedule(() => {
          destination.remove(turn);
          resting = false;
          try {
            fill();
          } catch (error) {
            destination.error(error);
          }
        });
        destination.add(turn);
      };
      const leave = () => {
        active -= 1;
        try {
          fill();
        } catch (error) {
          // Of the queue. Nobody catches what a teardown throws.
          destination.error(error);
        }
      };
      // One for all inner observables, as it remembers nothing of them.
      const running: OperateConfig<ObservedValueOf<O>, ObservedValueOf<O>> = {
        destination,
        owner: inners,
        complete: () => {},
        finalize: leave,
      };

      destination.add(() => waiting.close());
      const resizing = isObservable(concurrency)
        ? concurrency.subscribe(
            operate({
              destination,
              next(changed: number) {
                places = changed;
                fill();
              },
              complete: () => {},
            }),
          )
        : undefined;
      const listener = operate({
        destination,
        next: (value: T) =>
          active < places && waiting.size === 0 && !resting ? start(value) : waiting.push(value),
        complete() {
          sourceEnded = true;
          fill();
        },
      });
      destination.add(() => inners.unsubscribe());
      if (!listener.closed) source.subscribe(listener);
    });
}
