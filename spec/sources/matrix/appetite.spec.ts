import { describe, expect, it } from 'vitest';
import { memoryQueue } from '../../../src/queues/memoryQueue.js';
import { Appetite } from '../../../src/sources/matrix/appetite.js';
import { experimentAt } from '../../sinks/support/results.js';

const of = (provider: string) => ({ ...experimentAt(0), provider });

function kitchen() {
  const appetite = new Appetite(4);
  const told: boolean[] = [];
  appetite.hungry.subscribe(() => told.push(appetite.isHungry));
  const queue = appetite.counting(memoryQueue());
  const push = (provider: string, count: number) => {
    for (let left = count; left > 0; left--) queue.push(of(provider));
  };
  const shift = (count: number) => Array.from({ length: count }, () => queue.shift()?.provider);
  return { appetite, told, queue, push, shift };
}

describe('Appetite', () => {
  it('is there until enough rows of every provider wait', () => {
    const { appetite, push } = kitchen();
    expect(appetite.isHungry).toBe(true);
    push('slow', 4);
    expect(appetite.isHungry).toBe(false);
    push('fast', 3);
    expect(appetite.isHungry).toBe(true);
    push('fast', 1);
    expect(appetite.isHungry).toBe(false);
  });

  it('comes back, and says so once, when half of the rows of one provider are gone', () => {
    const { appetite, told, push, shift } = kitchen();
    push('fast', 4);
    push('slow', 9);
    expect(shift(1)).toEqual(['fast']);
    expect([appetite.isHungry, told]).toEqual([false, []]);
    shift(2);
    expect([appetite.isHungry, told]).toEqual([true, [true]]);
  });

  it('counts over all queues', () => {
    const { appetite, push } = kitchen();
    push('a', 2);
    const another = appetite.counting(memoryQueue());
    another.push(of('a'));
    another.push(of('a'));
    expect(appetite.isHungry).toBe(false);
    expect(another.size).toBe(2);
  });

  it('takes nothing for a row where a queue is empty', () => {
    const { queue, push, appetite } = kitchen();
    expect(queue.shift()).toBeUndefined();
    push('a', 4);
    expect(appetite.isHungry).toBe(false);
  });
});
