import { describe, expect, it } from 'vitest';
import { type Settled, Settling } from '../../../src/operators/pace/settling.js';

const call = (startedMs: number, order = 1): Settled => ({ startedMs, order });

describe('Settling', () => {
  it('takes a call for taken once it has been on its way for longer than refusals take', () => {
    const settling = new Settling<Settled>();
    const calls = [call(0), call(10), call(40)];
    for (const one of calls) settling.add(one);

    expect([...settling.taken(49)]).toEqual([]);
    expect([...settling.taken(60)]).toEqual(calls.slice(0, 2));
    expect([...settling.taken(60)]).toEqual([]);
    expect(settling.size).toBe(1);
    expect(settling.waitMs(60)).toBe(30);
  });

  it('waits for longer where refusals have taken longer', () => {
    const settling = new Settling<Settled>();
    settling.refuse(call(0), 200);
    settling.add(call(0));

    expect([...settling.taken(299)]).toEqual([]);
    expect([...settling.taken(300)]).toHaveLength(1);
  });

  it('keeps the place of a refused call until it would be taken, but does not take it', () => {
    const settling = new Settling<Settled>();
    const [refused, other] = [call(0, 1), call(0, 2)];
    for (const one of [refused, other]) settling.add(one);
    settling.refuse(refused, 10);

    expect(settling.size).toBe(2);
    expect(settling.firstOrder).toBe(1);
    expect(settling.taken(50)).toEqual([other]);
    expect(settling.size).toBe(0);
    expect(settling.firstOrder).toBe(Number.POSITIVE_INFINITY);
  });

  it('forgets a call that is over', () => {
    const settling = new Settling<Settled>();
    const one = call(0);
    settling.add(one);

    expect(settling.remove(one)).toBe(true);
    expect(settling.remove(one)).toBe(false);
    expect(settling.waitMs(0)).toBe(Number.POSITIVE_INFINITY);
  });
});
