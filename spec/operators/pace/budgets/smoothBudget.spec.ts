import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../bench/seededRandom.mjs';
import type { RateLimit } from '../../../../src/allowance.js';
import { SmoothBudget } from '../../../../src/operators/pace/budgets/smoothBudget.js';

interface Start {
  readonly atMs: number;
  readonly amount: number;
}

/** Spends as early as it may, for so long, with timers that are late by up to so much. */
function spendFor(
  limit: RateLimit,
  durationMs: number,
  { amounts = () => 1, lateMs = () => 0 }: { amounts?: () => number; lateMs?: () => number } = {},
): Start[] {
  const budget = new SmoothBudget(limit);
  const starts: Start[] = [];
  let nowMs = 0;
  let amount = amounts();
  while (nowMs < durationMs) {
    const waitMs = budget.waitMs(nowMs, amount);
    if (waitMs > 0) {
      nowMs += Math.ceil(waitMs) + lateMs();
    } else {
      budget.spend(nowMs, amount);
      starts.push({ atMs: nowMs, amount });
      amount = amounts();
    }
  }
  return starts;
}

/** The most that was spent in any window of that length. */
function mostWithin(starts: readonly Start[], windowMs: number): number {
  let most = 0;
  let sum = 0;
  let oldest = 0;
  for (const { atMs, amount } of starts) {
    sum += amount;
    for (let old = starts[oldest]; old && old.atMs <= atMs - windowMs; old = starts[oldest]) {
      sum -= old.amount;
      oldest += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

const tenPerSecond = { limit: 10, periodMs: 1000 };

describe('SmoothBudget', () => {
  it('spends the first at once, and the next evenly', () => {
    const starts = spendFor(tenPerSecond, 1000).map(({ atMs }) => atMs);

    expect(starts.slice(0, 5)).toEqual([0, 75, 175, 275, 375]);
  });

  it('reaches 10 a second over 1,000 seconds, and never has more than 10 in any second', () => {
    const starts = spendFor(tenPerSecond, 1_000_000);

    expect(mostWithin(starts, 1000)).toBe(10);
    expect(starts.length).toBeGreaterThanOrEqual(10_000);
  });

  it.each([1, 2, 3])('reaches 99 % of it with timers that are late by up to 5 ms (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const starts = spendFor(tenPerSecond, 1_000_000, { lateMs: () => Math.floor(random() * 6) });

    expect(mostWithin(starts, 1000)).toBe(10);
    expect(starts.length).toBeGreaterThan(9_900);
  });

  it.each([
    { limit: 1, periodMs: 60_000 },
    { limit: 3, periodMs: 1000 },
    { limit: 500, periodMs: 60_000 },
    { limit: 1000, periodMs: 1000 },
    { limit: 5000, periodMs: 1000 },
  ])('keeps $limit in $periodMs ms, and reaches it', (limit) => {
    const starts = spendFor(limit, limit.periodMs * 20);

    expect(mostWithin(starts, limit.periodMs)).toBeLessThanOrEqual(limit.limit);
    expect(starts.length).toBeGreaterThanOrEqual(limit.limit * 19);
  });

  it('saves nothing up while nobody spends', () => {
    const budget = new SmoothBudget(tenPerSecond);
    budget.spend(0, 1);

    expect(budget.waitMs(60_000, 1)).toBe(0);
    budget.spend(60_000, 1);
    expect(budget.waitMs(60_000, 1)).toBe(75);
  });

  it('makes up for a start that was a little late, and for no more', () => {
    const budget = new SmoothBudget(tenPerSecond);
    budget.spend(0, 1);
    budget.spend(90, 1);
    expect(budget.waitMs(90, 1)).toBe(85);

    budget.spend(400, 1);
    expect(budget.waitMs(400, 1)).toBe(75);
  });

  describe('of tokens', () => {
    const thousandPerMinute = { limit: 1000, periodMs: 60_000 };

    it('never spends more than the limit in any window, whatever the sizes of the rows that fit', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 10, max: 2000 }),
          fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 50 }),
          fc.nat({ max: 5 }),
          (limit, percents, lateMs) => {
            let row = 0;
            const amounts = () => {
              row += 1;
              return Math.max(1, Math.floor((limit * (percents[row % percents.length] ?? 0)) / 100));
            };
            const starts = spendFor({ limit, periodMs: 1000 }, 20_000, { amounts, lateMs: () => lateMs });

            expect(mostWithin(starts, 1000)).toBeLessThanOrEqual(limit);
          },
        ),
        { numRuns: 50 },
      );
    });

    it('lets an oversized row go alone, and pays its debt off', () => {
      const amounts = [100, 2500, 100, 100];
      const starts = spendFor(thousandPerMinute, 400_000, { amounts: () => amounts.shift() ?? 1000 });

      expect(starts.slice(0, 4).map(({ atMs }) => atMs)).toEqual([0, 60_000, 209_975, 215_975]);
    });

    it('has no room for a zero more than is left', () => {
      const budget = new SmoothBudget(thousandPerMinute);
      budget.spend(0, 1000);

      expect(budget.waitMs(0, 0)).toBeGreaterThan(0);
      expect(budget.waitMs(60_000, 0)).toBe(0);
    });

    it('gives back what was estimated too much', () => {
      const budget = new SmoothBudget(thousandPerMinute);
      const spending = budget.spend(0, 900);
      expect(budget.waitMs(1000, 900)).toBeGreaterThan(50_000);

      budget.correct(spending, 900, 50);
      expect(budget.waitMs(3000, 900)).toBe(0);

      budget.spend(61_000, 1000);
      expect(budget.waitMs(120_990, 1)).toBe(10);
    });

    it('takes what was estimated too little', () => {
      const budget = new SmoothBudget(thousandPerMinute);
      const spending = budget.spend(0, 100);
      expect(budget.waitMs(6000, 100)).toBe(0);

      budget.correct(spending, 100, 600);
      expect(budget.waitMs(6000, 100)).toBe(29_975);
      expect(budget.waitMs(40_000, 500)).toBe(20_000);
    });

    it('corrects one row of several that went within a moment', () => {
      const budget = new SmoothBudget({ limit: 100_000, periodMs: 60_000 });
      const first = budget.spend(0, 1);
      const second = budget.spend(1, 30_000);
      expect(second).toBe(first);

      budget.correct(second, 30_000, 10);
      expect(budget.waitMs(7, 99_989)).toBe(0);
      expect(budget.waitMs(7, 99_990)).toBeGreaterThan(0);
    });

    it('pays the debt of a row that turns out larger after its window is over', () => {
      const budget = new SmoothBudget(thousandPerMinute);
      const spending = budget.spend(0, 100);
      expect(budget.waitMs(90_000, 100)).toBe(0);
      budget.spend(90_000, 100);

      budget.correct(spending, 100, 1100);
      expect(budget.waitMs(90_000, 100)).toBe(65_975);
      expect(budget.waitMs(150_000, 1000)).toBe(5_975);
    });

    it('forgets a correction downwards of a row whose window is over', () => {
      const budget = new SmoothBudget(thousandPerMinute);
      const old = budget.spend(0, 800);
      budget.spend(70_000, 800);
      budget.correct(old, 800, 0);

      expect(budget.waitMs(70_000, 201)).toBeGreaterThan(50_000);
    });
  });

  it('counts a moment from its end', () => {
    const budget = new SmoothBudget({ limit: 1000, periodMs: 60_000 });
    budget.spend(0, 500);
    budget.spend(50, 500);

    expect(budget.waitMs(60_000, 1)).toBe(50);
  });

  it('tells at most 1,000 moments apart, however much is spent', () => {
    const budget = new SmoothBudget({ limit: 1e6, periodMs: 60_000 });
    const moments = new Set<unknown>();
    for (let nowMs = 0; nowMs < 60_000; nowMs += 1) moments.add(budget.spend(nowMs, 1));

    expect(moments.size).toBeLessThanOrEqual(1000);
  });

  it.each([
    { limit: { limit: 0, periodMs: 1 }, message: 'limit must be positive, got 0' },
    { limit: { limit: -1, periodMs: 1 }, message: 'limit must be positive, got -1' },
    { limit: { limit: Number.NaN, periodMs: 1 }, message: 'limit must be positive, got NaN' },
    { limit: { limit: 1, periodMs: 0 }, message: 'periodMs must be positive, got 0' },
  ])('refuses $limit', ({ limit, message }) => {
    expect(() => new SmoothBudget(limit)).toThrow(new RangeError(message));
  });
});
