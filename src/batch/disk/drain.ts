import { EMPTY, type Observable } from 'rxjs';
import { mergeLane } from '../../operators/mergeLane.js';
import type { RowQueue } from '../../queues/rowQueue.js';

/** Rows at once that are read back from the disk. */
const AT_ONCE = 50;

/** What becomes of each row of a queue, which is empty and closed at the end. */
export function drain<Row, Out>(
  rows: RowQueue<Row>,
  project: (row: Row, index: number) => Observable<Out>,
): Observable<Out> {
  return (EMPTY as Observable<Row>).pipe(mergeLane(project, { concurrency: AT_ONCE, queue: () => rows }));
}
