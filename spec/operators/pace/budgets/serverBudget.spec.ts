import { describe, expect, it } from 'vitest';
import { ServerBudget } from '../../../../src/operators/pace/budgets/serverBudget.js';

/** A budget of 100 that fills with 1 per 100 ms, of which so much is missing. */
const left = (remaining: number) => ({ limit: 100, remaining, resetMs: (100 - remaining) * 100 });

/** What one call at 0 was told. */
function told(remaining: number): ServerBudget {
  const budget = new ServerBudget();
  budget.observe(0, budget.send(0, 1), left(remaining));
  return budget;
}

describe('ServerBudget', () => {
  it('holds nobody back before a server has said anything', () => {
    const budget = new ServerBudget();
    budget.send(0, 1_000_000);

    expect(budget.known).toBe(false);
    expect(budget.waitMs(0, 1_000_000)).toBe(0);
  });

  it.each([
    { title: 'without a limit', budget: { remaining: 1, resetMs: 10 } },
    { title: 'without a reset', budget: { remaining: 1, limit: 10 } },
    { title: 'with a limit of nothing', budget: { remaining: -1, limit: 0, resetMs: 10 } },
    { title: 'of a full budget', budget: { remaining: 10, limit: 10, resetMs: 0 } },
    { title: 'of a full budget that is full later', budget: { remaining: 10, limit: 10, resetMs: 10 } },
    { title: 'that is full at once', budget: { remaining: 5, limit: 10, resetMs: 0 } },
  ])('learns nothing from an answer $title', ({ budget: answer }) => {
    const budget = new ServerBudget();
    budget.observe(0, budget.send(0, 1), answer);

    expect(budget.known).toBe(false);
    expect(budget.waitMs(0, 1)).toBe(0);
  });

  it('lets calls go while there is enough, and keeps a twentieth in reserve', () => {
    const budget = told(50);

    expect(budget.known).toBe(true);
    expect(budget.waitMs(0, 45)).toBe(0);
    expect(budget.waitMs(0, 46)).toBeCloseTo(101, 0);
  });

  it("leaves no more of a day's budget alone than comes back in three seconds", () => {
    const budget = new ServerBudget();
    budget.observe(0, budget.send(0, 1), { limit: 14_400, remaining: 600, resetMs: 5_400_000 });

    expect(budget.waitMs(0, 592)).toBe(0);
    expect(budget.waitMs(0, 593)).toBeGreaterThan(0);
  });

  it('waits for what the rate brings back', () => {
    const budget = told(0);

    expect(budget.waitMs(0, 1)).toBeCloseTo(603, 0);
    expect(budget.waitMs(400, 1)).toBeCloseTo(203, 0);
    expect(budget.waitMs(604, 1)).toBe(0);
  });

  it('believes a rate that differs from the last one by a third, and not at once', () => {
    const budget = told(0);
    budget.observe(0, budget.send(0, 1), { limit: 100, remaining: 0, resetMs: 1000 });

    expect(budget.waitMs(0, 1)).toBeCloseTo(163, 0);
  });

  it('lets a call go a minute after the last one, whatever the server has said', () => {
    const budget = new ServerBudget();
    const days = 3 * 24 * 3_600_000;
    budget.observe(1000, budget.send(0, 1), { limit: 100, remaining: 0, resetMs: days });

    expect(budget.waitMs(1000, 1)).toBe(59_000);
    expect(budget.waitMs(60_000, 1)).toBe(0);
  });

  it('lets what is larger than the budget go when it is full', () => {
    const budget = told(50);

    expect(budget.waitMs(0, 1000)).toBeCloseTo(50 * 100.5, -2);
    expect(budget.waitMs(6000, 1000)).toBe(0);
  });

  it('counts the calls in flight, those sent before and behind an answer', () => {
    const budget = new ServerBudget();
    const first = budget.send(0, 1);
    for (let call = 0; call < 40; call += 1) budget.send(0, 1);
    budget.observe(0, first, left(50));
    expect(budget.waitMs(0, 5)).toBe(0);
    expect(budget.waitMs(0, 6)).toBeGreaterThan(0);

    budget.send(0, 5);
    expect(budget.waitMs(0, 1)).toBeCloseTo(101, 0);
  });

  it('never believes more left than the limit', () => {
    const budget = told(90);
    budget.send(1_000_000, 95);

    expect(budget.waitMs(1_000_000, 1)).toBeGreaterThan(0);
  });

  it('does not count as back what came while the budget was full', () => {
    const budget = told(99);
    const early = budget.send(10_000, 1);
    for (let call = 0; call < 99; call += 1) budget.send(30_000, 1);
    budget.observe(30_000, early, left(99));

    expect(budget.waitMs(30_000, 1)).toBeGreaterThan(300);
  });

  it('learns from an answer that others have used the budget, too', () => {
    const budget = told(90);
    budget.observe(10, budget.send(10, 1), left(20));

    expect(budget.waitMs(10, 15)).toBe(0);
    expect(budget.waitMs(10, 16)).toBeGreaterThan(0);
  });

  it('makes each correction once, however many answers tell of it', () => {
    const budget = told(90);
    const marks = Array.from({ length: 10 }, () => budget.send(0, 1));
    for (const [call, mark] of marks.entries()) budget.observe(0, mark, left(60 - call));

    expect(budget.waitMs(0, 46)).toBe(0);
    expect(budget.waitMs(0, 47)).toBeGreaterThan(0);
  });

  it('gives back what a refused call did not take', () => {
    const budget = told(50);
    const marks = Array.from({ length: 5 }, () => budget.send(0, 10));
    for (const mark of marks) budget.observe(0, mark, left(50));

    expect(budget.waitMs(0, 45)).toBe(0);
  });

  it('does not heed an answer to a call that was sent before another one that is answered already', () => {
    const budget = told(90);
    const slow = budget.send(0, 1);
    const quick = budget.send(5, 1);
    budget.observe(10, quick, left(30));
    budget.observe(500, slow, left(89));

    expect(budget.waitMs(10, 26)).toBeGreaterThan(0);
    expect(budget.waitMs(500, 40)).toBeGreaterThan(0);
  });

  it('finds the rate of a server whose remaining is rounded down', () => {
    const budget = new ServerBudget();
    for (let call = 0; call < 200; call += 1) {
      const level = 100 * ((call * 0.37) % 1);
      const answer = { limit: 100, remaining: Math.floor(level), resetMs: (100 - level) * 100 };
      budget.observe(call, budget.send(call, 1), answer);
    }
    budget.observe(200, budget.send(200, 1), left(0));

    expect(budget.waitMs(200, 1)).toBeGreaterThan(590);
    expect(budget.waitMs(200, 1)).toBeLessThan(610);
  });

  it('trusts an answer on the rate as far as the budget was used: what is left is rounded', () => {
    const budget = told(0);
    for (let call = 0; call < 20; call += 1) {
      budget.observe(0, budget.send(0, 1), { limit: 100, remaining: 99, resetMs: 10_000 });
    }
    budget.observe(0, budget.send(0, 1), left(0));

    expect(budget.waitMs(0, 1)).toBeGreaterThan(600);
    expect(budget.waitMs(0, 1)).toBeLessThan(640);
  });

  it('follows a limit and a rate that change', () => {
    const budget = told(0);
    for (let call = 0; call < 100; call += 1) {
      budget.observe(0, budget.send(0, 1), { limit: 10, remaining: 0, resetMs: 100 });
    }

    expect(budget.waitMs(0, 1)).toBeGreaterThan(14);
    expect(budget.waitMs(0, 1)).toBeLessThan(18);
  });
});
