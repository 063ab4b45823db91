import { describe, expect, it } from 'vitest';
import { RateGrowth } from '../../../../src/operators/pace/rate/rateGrowth.js';

/** Sends so many calls, each so long after the one before it. */
function send(growth: RateGrowth, calls: number, everyMs: number, longestPauseMs = 0): RateGrowth {
  for (let call = 0; call < calls; call += 1) growth.advance(everyMs, longestPauseMs);
  return growth;
}

describe('RateGrowth', () => {
  it('is flat around what was measured, and steep far from it', () => {
    const growth = new RateGrowth();
    const factors = Array.from({ length: 4 }, () => {
      const { factor } = growth;
      send(growth, 20, 1000);
      return factor;
    });

    expect(factors.map((factor) => factor.toFixed(2))).toEqual(['0.95', '1.00', '1.05', '1.40']);
  });

  it('doubles in eight calls where it is only guessed', () => {
    const growth = new RateGrowth();
    growth.begin({ isGuess: true });

    expect(send(growth, 8, 500).factor).toBeCloseTo(2);
    expect([growth.isGuess, growth.isBeyond]).toEqual([true, false]);
  });

  it.each([
    { title: 'calls follow upon each other', everyMs: 10, longestPauseMs: 0, rounds: 0.2 },
    { title: 'a pause was long', everyMs: 10, longestPauseMs: 2000, rounds: 0.1 },
    { title: 'calls are few', everyMs: 150_000, longestPauseMs: 0, rounds: 10 },
  ])('takes its time when $title', ({ everyMs, longestPauseMs, rounds }) => {
    const { factor } = send(new RateGrowth(), 20, everyMs, longestPauseMs);

    expect(factor).toBeCloseTo(1 + 0.05 * (rounds - 1) ** 3);
  });

  it('takes twice as many calls after it was too much, up to three rounds, and half as many after it was not', () => {
    const growth = new RateGrowth();
    const callsOfARound = () => {
      growth.begin({ isGuess: false });
      let calls = 0;
      for (; growth.factor < 1 - 1e-12; calls += 1) growth.advance(1000, 0);
      return calls;
    };
    const rounds = [callsOfARound()];
    for (let step = 0; step < 4; step += 1) {
      growth.slowDown();
      rounds.push(callsOfARound());
    }
    for (let step = 0; step < 4; step += 1) {
      growth.speedUp();
      rounds.push(callsOfARound());
    }

    for (const [index, calls] of [20, 40, 60, 60, 60, 30, 20, 20, 20].entries())
      expect(Math.abs((rounds[index] ?? 0) - calls)).toBeLessThanOrEqual(1);
  });

  it('knows when it is beyond what was measured, and goes back below it', () => {
    const growth = send(new RateGrowth(), 25, 1000);
    expect(growth.isBeyond).toBe(true);

    growth.hold();
    expect([growth.isBeyond, growth.factor < 1]).toEqual([false, true]);
    growth.begin({ isGuess: false });
    growth.hold();
    expect(growth.factor).toBeCloseTo(0.95);
    growth.goOnBelow();
    expect(growth.factor).toBeCloseTo(0.99375);
  });
});
