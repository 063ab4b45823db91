import {
  asyncScheduler,
  Observable,
  type OperatorFunction,
  type SchedulerLike,
  type Subscription,
} from 'rxjs';
import { memoryQueue } from '../../queues/memoryQueue.js';
import type { RowQueue } from '../../queues/rowQueue.js';
import type { Appetite } from './appetite.js';

export interface ExpandLazilyOptions<In> {
  /** Says when to go on. Default: always hungry. */
  readonly appetite?: Pick<Appetite, 'isHungry' | 'hungry'> | undefined;
  /** Makes the queue of values that are still to be expanded. Default: in memory, without bound. */
  readonly queue?: (() => RowQueue<In>) | undefined;
  /** Most values at once, before everybody else has a turn. Default 500. */
  readonly slice?: number | undefined;
  /** Clock of the turns. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * Emits every item that `expand` has for each value, in order, a slice at a time, and only while somebody is hungry.
 *
 * ```
 * source    -a-b|
 * expand      a: a1 a2 a3, b: b1
 * slice: 2  -(a1 a2)-(a3 b1)|
 * ```
 *
 * Nothing is expanded ahead: a value with ten million items takes no more memory than one with two. Values that come
 * meanwhile wait in `queue`. An error of the source comes behind the items of the values before it.
 *
 * Errors as the source, `expand` and the queue do.
 */
export function expandLazily<In, Out>(
  expand: (value: In) => Iterable<Out>,
  options: ExpandLazilyOptions<In> = {},
): OperatorFunction<In, Out> {
  const { appetite, queue = memoryQueue<In>, slice = 500, scheduler = asyncScheduler } = options;

  return (source) =>
    new Observable((subscriber) => {
      const waiting = queue();
      let items: Iterator<Out> | undefined;
      let end: (() => void) | undefined;
      let turn: Subscription | undefined;

      const nextItem = (): IteratorResult<Out> => {
        for (;;) {
          if (items === undefined) {
            if (waiting.size === 0) return { done: true, value: undefined };
            items = expand(waiting.shift() as In)[Symbol.iterator]();
          }
          const item = items.next();
          if (!item.done) return item;
          items = undefined;
        }
      };

      const emitSlice = () => {
        turn = undefined;
        try {
          for (let left = slice; left > 0; left--) {
            if (appetite?.isHungry === false || subscriber.closed) return;
            const item = nextItem();
            if (item.done) return end?.();
            subscriber.next(item.value);
          }
        } catch (error) {
          return subscriber.error(error);
        }
        wake();
      };

      const wake = () => {
        if (turn === undefined && !subscriber.closed) turn = scheduler.schedule(emitSlice);
      };

      const endWith = (how: () => void) => {
        end = how;
        wake();
      };

      subscriber.add(() => {
        turn?.unsubscribe();
        waiting.close();
      });
      if (appetite) subscriber.add(appetite.hungry.subscribe(wake));
      subscriber.add(
        source.subscribe({
          next: (value) => {
            try {
              waiting.push(value);
            } catch (error) {
              return subscriber.error(error);
            }
            wake();
          },
          error: (error) => endWith(() => subscriber.error(error)),
          complete: () => endWith(() => subscriber.complete()),
        }),
      );
    });
}
