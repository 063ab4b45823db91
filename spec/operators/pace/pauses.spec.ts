import { describe, expect, it } from 'vitest';
import { Pauses } from '../../../src/operators/pace/pauses.js';

const noJitter = { random: () => 0 };

describe('Pauses', () => {
  it.each([
    { title: 'never undercuts the delay of the server', delayMs: 7000, chance: 0, waitMs: 7000 },
    { title: 'adds up to a tenth of it by chance', delayMs: 7000, chance: 1, waitMs: 7700 },
    { title: 'adds a second at most', delayMs: 60_000, chance: 1, waitMs: 61_000 },
    {
      title: 'lasts a quarter of a backoff where the server says nothing',
      delayMs: undefined,
      chance: 0,
      waitMs: 250,
    },
  ])('$title', ({ delayMs, chance, waitMs }) => {
    const pauses = new Pauses({ random: () => chance });

    expect(pauses.begin(5, 1, delayMs)).toBe(true);
    expect(pauses.waitMs(5)).toBe(waitMs);
    expect(pauses.waitMs(5 + waitMs)).toBe(0);
  });

  it('lasts longer with each that was in vain, and 20 s at most', () => {
    const pauses = new Pauses(noJitter);
    let nowMs = 0;
    const waits = Array.from({ length: 9 }, () => {
      pauses.begin(nowMs, 1);
      const waitMs = pauses.waitMs(nowMs);
      nowMs += waitMs;
      return waitMs;
    });

    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  });

  it('does not hammer a server that asks for a moment, again and again, and accepts nothing', () => {
    const pauses = new Pauses(noJitter);
    let nowMs = 0;
    const waits = Array.from({ length: 8 }, () => {
      pauses.begin(nowMs, 1, 1);
      const waitMs = pauses.waitMs(nowMs);
      nowMs += waitMs;
      return waitMs;
    });

    expect(waits).toEqual([1, 1, 1, 1, 1, 250, 500, 1000]);
  });

  it('lets one call go behind it, and twice as many for each that is taken', () => {
    const pauses = new Pauses(noJitter);
    expect(pauses.ramp).toBe(Number.POSITIVE_INFINITY);
    pauses.begin(0, 10);
    expect(pauses.ramp).toBe(1);

    expect(pauses.take(10)).toBe(false);
    expect(pauses.ramp).toBe(1);
    expect(pauses.take(11)).toBe(true);
    expect(pauses.take(12)).toBe(false);
    expect(pauses.ramp).toBe(4);
  });

  it('lets one call go without a pause where there is something to be found out', () => {
    const pauses = new Pauses(noJitter);
    pauses.probe(10);
    expect([pauses.ramp, pauses.waitMs(0), pauses.isUnproven]).toEqual([1, 0, false]);

    expect([pauses.take(10), pauses.ramp]).toEqual([false, 1]);
    expect([pauses.take(11), pauses.ramp]).toEqual([false, 2]);
  });

  it('begins with nearly as long a pause as helped the last time', () => {
    const pauses = new Pauses(noJitter);
    for (let vain = 0; vain < 6; vain += 1) pauses.begin(10_000 * vain, 1);
    pauses.take(2);
    pauses.take(3);
    pauses.begin(100_000, 4);

    expect(pauses.waitMs(100_000)).toBe(2000);
  });

  it('becomes longer where a call that was sent before it is told to wait for longer', () => {
    const pauses = new Pauses(noJitter);
    pauses.begin(0, 5, 1000);

    expect(pauses.prolong(10, 500)).toBe(false);
    expect(pauses.prolong(10, 5000)).toBe(true);
    expect(pauses.waitMs(10)).toBe(5000);
  });

  it('does not become longer by chance where the delay of another call ends within it', () => {
    for (const delayMs of [10, 990, 1000]) {
      const chances = [0, 1];
      const pauses = new Pauses({ random: () => chances.shift() ?? 1 });
      pauses.begin(0, 5, 1000);

      expect(pauses.prolong(0, delayMs)).toBe(false);
      expect(pauses.waitMs(0)).toBe(1000);
    }
  });

  it('tells how long nothing was sent, once', () => {
    const pauses = new Pauses(noJitter);
    pauses.begin(100, 1);
    pauses.begin(400, 2);

    expect(pauses.end(1000)).toBe(900);
    expect(pauses.end(1001)).toBe(0);
  });

  it('can be held from outside, and does not become shorter by that', () => {
    const pauses = new Pauses(noJitter);

    expect(pauses.hold(0, 1, 600)).toBe(true);
    expect(pauses.hold(0, 1, 500)).toBe(false);
    expect(pauses.hold(0, 1, 600)).toBe(false);
    expect(pauses.untilMs).toBe(600);
    expect(pauses.isUnproven).toBe(false);
    expect(pauses.ramp).toBe(1);
  });
});
