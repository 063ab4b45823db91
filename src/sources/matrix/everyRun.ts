import { map, type OperatorFunction } from 'rxjs';
import { spillQueue } from '../../queues/spillQueue.js';
import type { Appetite } from './appetite.js';
import { type Combination, combinations } from './combinations.js';
import { expandLazily } from './expandLazily.js';
import type { Matrix } from './matrix.js';

/** A row, and one of what it runs with. */
export interface RowRun<Row> {
  readonly row: Row;
  readonly combination: Combination;
}

/**
 * Each row as often as it runs, with each of its combinations. Rows must be plain JSON data: they may wait in a file.
 *
 * @param appetite Holds back the runs of a row until they are wanted. Default: nobody does.
 */
export function everyRun<Row>(
  matrix: Matrix,
  repeats: number,
  appetite?: Appetite,
): OperatorFunction<Row, RowRun<Row>> {
  const all = () => combinations(matrix, repeats);
  const [only, another] = firstTwo(all());
  if (only !== undefined && another === undefined) return map((row) => ({ row, combination: only }));
  return expandLazily(
    function* (row) {
      for (const combination of all()) yield { row, combination };
    },
    { appetite, queue: () => spillQueue() },
  );
}

function firstTwo<T>(items: Iterator<T>): readonly (T | undefined)[] {
  return [items.next().value, items.next().value];
}
