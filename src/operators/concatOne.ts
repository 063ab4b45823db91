import type { Observable, OperatorFunction } from 'rxjs';
import { relayed } from './relay.js';

/**
 * Goes on with what `project` makes of the source's one value.
 *
 * ```
 * source   --a|
 * a            --b|
 * result   ----b|
 * ```
 *
 * `concatMap` for sources that emit once, such as the steps of a row: the step that comes next stands in place of the
 * one before it, so that a row in flight holds on to its current step alone. Completes with a source that emits
 * nothing. Values behind the first are dropped. Errors with the error of either, and with what `project` throws.
 *
 * @example
 * prompt.pipe(concatOne((text) => complete(text)), concatOne((answer) => sink.write(answer)))
 */
export function concatOne<T, R>(project: (value: T) => Observable<R>): OperatorFunction<T, R> {
  return (source) =>
    relayed(source, (subscriber) => {
      let goesOn = false;
      return {
        next(value) {
          if (goesOn) return;
          goesOn = true;
          project(value).subscribe(subscriber);
        },
        complete() {
          if (!goesOn) subscriber.complete();
        },
      };
    });
}
