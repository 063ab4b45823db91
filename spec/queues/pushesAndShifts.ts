import fc from 'fast-check';
import { expect } from 'vitest';
import type { RowQueue } from '../../src/queues/rowQueue.js';

/** Random pushes and shifts (`undefined`), to be run on a queue and compared with what an array does. */
export function pushesAndShifts<Row>(row: fc.Arbitrary<Row>): fc.Arbitrary<(queue: RowQueue<Row>) => void> {
  const steps = fc.array(fc.array(fc.option(row, { nil: undefined, freq: 2 }), { maxLength: 30 }), {
    maxLength: 10,
  });
  return steps.map((bursts) => (queue) => {
    const rows: Row[] = [];
    const found: unknown[] = [];
    const expected: unknown[] = [];
    const shift = () => {
      found.push(queue.shift());
      expected.push(rows.shift());
    };
    for (const step of bursts.flat()) {
      if (step === undefined) {
        shift();
      } else {
        rows.push(step);
        queue.push(step);
      }
      found.push(queue.size);
      expected.push(rows.length);
    }
    while (rows.length > 0) shift();
    shift();
    expect(found).toEqual(expected);
    queue.close();
  });
}
