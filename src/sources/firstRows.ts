import {
  catchError,
  connect,
  count,
  EMPTY,
  ignoreElements,
  type MonoTypeOperatorFunction,
  merge,
  skip,
  take,
  tap,
} from 'rxjs';

/** Rows that are counted behind the first ones: so few take milliseconds, whatever the size of the input. */
export const MOST_COUNTED = 1000;

/**
 * The first rows. `onRest` is told how many more there are, of very many `MOST_COUNTED + 1`; nothing is told where they
 * cannot be read.
 *
 * @example
 * from([1, 2, 3]).pipe(firstRows(1, (rows) => console.log(rows))) // emits 1, logs 2
 */
export function firstRows<Row>(limit: number, onRest: (rows: number) => void): MonoTypeOperatorFunction<Row> {
  return connect((rows) =>
    merge(
      rows.pipe(take(limit)),
      rows.pipe(
        skip(limit),
        take(MOST_COUNTED + 1),
        count(),
        tap(onRest),
        ignoreElements(),
        catchError(() => EMPTY),
      ),
    ),
  );
}
