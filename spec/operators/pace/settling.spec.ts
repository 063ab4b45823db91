import { describe, expect, it } from 'vitest';
import { Settling } from '../../../src/operators/pace/settling.js';

const call = (startedMs: number) => ({ startedMs });

describe('Settling', () => {
  it('takes a call for taken once it has been on its way for longer than refusals take', () => {
    const settling = new Settling<{ startedMs: number }>();
    const calls = [call(0), call(10), call(40)];
    for (const one of calls) settling.add(one);

    expect([...settling.taken(49)]).toEqual([]);
    expect([...settling.taken(60)]).toEqual(calls.slice(0, 2));
    expect([...settling.taken(60)]).toEqual([]);
    expect(settling.size).toBe(1);
    expect(settling.waitMs(60)).toBe(30);
  });

  it('waits for longer where refusals have taken longer', () => {
    const settling = new Settling<{ startedMs: number }>();
    settling.refused(200);
    settling.add(call(0));

    expect([...settling.taken(299)]).toEqual([]);
    expect([...settling.taken(300)]).toHaveLength(1);
  });

  it('forgets a call that is over', () => {
    const settling = new Settling<{ startedMs: number }>();
    const one = call(0);
    settling.add(one);

    expect(settling.remove(one)).toBe(true);
    expect(settling.remove(one)).toBe(false);
    expect(settling.waitMs(0)).toBe(Number.POSITIVE_INFINITY);
  });
});
