import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryQueue } from '../../src/queues/memoryQueue.js';
import { pushesAndShifts } from './pushesAndShifts.js';

describe('memoryQueue', () => {
  it('behaves as an array, under any pushes and shifts', () => {
    fc.assert(fc.property(pushesAndShifts(fc.integer()), (steps) => steps(memoryQueue<number>())));
    expect.hasAssertions();
  });

  it('is empty once closed, however often', () => {
    const queue = memoryQueue<number>();
    queue.push(1);
    queue.push(2);
    queue.shift();
    queue.push(3);
    queue.close();
    queue.close();
    expect(queue.size).toBe(0);
    expect(queue.shift()).toBeUndefined();
  });
});
