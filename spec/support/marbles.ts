import { type Context, configure } from 'rxjs-marbles';
import { expect } from 'vitest';

const strict = configure({
  frameworkMatcher: true,
  assertDeepEqual: (actual, expected) => expect(actual).toStrictEqual(expected),
});

/** The body must be synchronous: expectations are flushed when it returns. */
export function marbles<Row = unknown>(body: (m: Context, row: Row) => void): (row: Row) => void {
  return strict.marbles((m: Context, row: Row) => {
    const returned: unknown = body(m, row);
    if (returned instanceof Promise) throw new TypeError('marbles() needs a synchronous body');
  });
}
