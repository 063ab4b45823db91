import { defer, map, type OperatorFunction } from 'rxjs';
import { spillQueue } from '../../queues/spillQueue.js';
import type { Appetite } from './appetite.js';
import { type Combination, combinations } from './combinations.js';
import { expandLazily } from './expandLazily.js';
import type { Matrix } from './matrix.js';

/**
 * Each row as often as it runs, with each of its combinations. Rows must be plain JSON data: they may wait in a file.
 *
 * @param make What a run is: the one at this place of all.
 * @param appetite Holds back the runs of a row until they are wanted. Default: nobody does.
 */
export function everyRun<Row, Run>(
  matrix: Matrix,
  repeats: number,
  make: (row: Row, combination: Combination, place: number) => Run,
  appetite?: Appetite,
): OperatorFunction<Row, Run> {
  const all = () => combinations(matrix, repeats);
  const [only, another] = firstTwo(all());
  if (only !== undefined && another === undefined) return map((row, place) => make(row, only, place));
  return (rows) =>
    defer(() => {
      let place = 0;
      function* runs(row: Row) {
        for (const combination of all()) yield make(row, combination, place++);
      }
      return rows.pipe(expandLazily(runs, { appetite, queue: () => spillQueue() }));
    });
}

function firstTwo<T>(items: Iterator<T>): readonly (T | undefined)[] {
  return [items.next().value, items.next().value];
}
