import { type Soon, whenThere } from './whenThere.js';

/** Looks at a value before it goes on: at once as what is returned, or as what the Observable emits, if anything. */
export type Check<T> = (value: T) => Soon<T>;

/**
 * All checks as one: a value goes on when they have let it, one after the other.
 *
 * ```
 * first check    a             returned: the next one is asked at once
 * second check   ---a|         unsubscribed from behind its first value
 * result         ---(a|)
 * ```
 *
 * A check that completes without a value is the end. Throws what a check throws; behind one that had to be waited for, it
 * is an error of the result.
 *
 * @example
 * inTurn<number>((n) => n + 1, (n) => of(10 * n).pipe(delay(5)))(1) // 20, after 5 ms
 */
export function inTurn<T>(...checks: readonly Check<T>[]): Check<T> {
  return (value) => checks.reduce<Soon<T>>(whenThere, value);
}
