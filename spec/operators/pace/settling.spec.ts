import { describe, expect, it } from 'vitest';
import { type Settled, Settling } from '../../../src/operators/pace/settling.js';

const call = (startedMs: number, order = 1, inFlight = order): Settled => ({ startedMs, order, inFlight });

/** Calls of which each is sent while those before it are in flight. */
function sent(...startedMs: number[]) {
  const settling = new Settling<Settled>();
  const calls = startedMs.map((ms, place) => call(ms, place + 1));
  for (const one of calls) settling.add(one);
  return { settling, calls: calls as [Settled, Settled, Settled] };
}

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

  it('takes an answered call once the fate of those before it is known, but gives its place at once', () => {
    const { settling, calls } = sent(0, 0, 0);
    const [first, second, third] = calls;
    settling.end(third, 'answered');
    expect(settling.size).toBe(2);
    expect(settling.taken(20)).toEqual([]);

    settling.end(first, 'answered');
    expect(settling.taken(20)).toEqual([first]);
    settling.refuse(second, 20);
    expect(settling.taken(20)).toEqual([third]);
    expect(third.inFlight).toBe(2);
    expect(settling.size).toBe(1);
  });

  it('takes no call a second time that is answered late', () => {
    const { settling, calls } = sent(0);
    expect(settling.taken(50)).toEqual(calls);
    settling.end(calls[0], 'answered');

    expect(settling.size).toBe(0);
    expect(settling.taken(60)).toEqual([]);
  });

  it('keeps the place of a call that failed until it would be taken, and lets those behind it pass', () => {
    const { settling, calls } = sent(0, 0);
    const [failed, answered] = calls;
    settling.end(failed, 'failed');
    settling.end(answered, 'answered');

    expect(settling.taken(20)).toEqual([answered]);
    expect(settling.size).toBe(1);
    expect(settling.taken(50)).toEqual([failed]);
  });

  it('waits for nothing where no call is awaited', () => {
    expect(sent().settling.waitMs(0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts no refused call beside those that were sent later', () => {
    const { settling, calls } = sent(0, 0, 0);
    settling.refuse(calls[1], 20);

    expect(calls.map(({ inFlight }) => inFlight)).toEqual([1, 2, 2]);
  });

  it.each([
    { how: 'a call of the same moment that was answered before', laterMs: 5, mostInFlight: 3 },
    { how: 'no call of a later moment', laterMs: 6, mostInFlight: 1 },
  ])('has a refused call arrive with as many as $how', ({ laterMs, mostInFlight }) => {
    const { settling, calls } = sent(0, 0, laterMs);
    const [first, , third] = calls;
    settling.end(third, 'answered');
    settling.refuse(first, 20);

    expect(first.mostInFlight).toBe(mostInFlight);
  });
});
