import { isObservable, type Observable, of } from 'rxjs';
import { concatOne } from './concatOne.js';

/** A value that is there, or the one that an Observable emits, if any. */
export type Soon<T> = T | Observable<T>;

/**
 * Goes on with what `goOn` makes of a value: at once where the value is there.
 *
 * ```
 * value    --a|
 * goOn       --b|
 * result   ----b|
 * ```
 *
 * It is `concatOne` for what may have to be waited for and mostly has not: without a stream, a step costs no more than the
 * call of a function. Throws what `goOn` throws where the value is there, and errors with it where it comes.
 *
 * @example
 * whenThere(of(request), complete) // as whenThere(request, complete) does without a stream
 */
export function whenThere<T, R>(value: Soon<T>, goOn: (value: T) => Observable<R>): Observable<R>;
export function whenThere<T, R>(value: Soon<T>, goOn: (value: T) => Soon<R>): Soon<R>;
export function whenThere<T, R>(value: Soon<T>, goOn: (value: T) => Soon<R>): Soon<R> {
  if (!isLater(value)) return goOn(value);
  return value.pipe(
    concatOne((come) => {
      const next = goOn(come);
      return isLater(next) ? next : of(next);
    }),
  );
}

function isLater<T>(value: Soon<T>): value is Observable<T> {
  return isObservable(value);
}
