import { isObservable, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import { firstValue } from './firstValue.js';

/** Looks at a value before it goes on: at once as what is returned, or as what the Observable emits, if anything. */
export type Check<T> = (value: T) => T | Observable<T>;

/**
 * Lets the source's one value go on when all checks have let it, one after the other.
 *
 * ```
 * source         --a|
 * first check      a             returned: it goes on at once
 * second check     ---a|         unsubscribed from behind its first value
 * result         -----(a|)
 * ```
 *
 * It is a `concatOne` for each check, but for those that have nothing to wait for, which are no more than the call of a
 * function. A check that completes without a value is the end. Errors with what a check throws or errors with.
 *
 * @example
 * of(1).pipe(inTurn((n) => n + 1, (n) => of(10 * n).pipe(delay(5)))) // 20, after 5 ms
 */
export function inTurn<T>(...checks: readonly Check<T>[]): MonoTypeOperatorFunction<T> {
  return firstValue((value, destination) => {
    let passed = value;
    for (const [index, check] of checks.entries()) {
      const checked = check(passed);
      if (checked === passed) continue;
      if (isObservable(checked)) {
        checked.pipe(inTurn(...checks.slice(index + 1))).subscribe(destination);
        return;
      }
      passed = checked;
    }
    destination.next(passed);
    destination.complete();
  });
}
