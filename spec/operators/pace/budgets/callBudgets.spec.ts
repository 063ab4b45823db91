import { describe, expect, it } from 'vitest';
import { CallBudgets } from '../../../../src/operators/pace/budgets/callBudgets.js';

const A_MINUTE = { periodMs: 60_000 };

describe('CallBudgets', () => {
  it('has room for everything where nobody has set a limit', () => {
    const budgets = new CallBudgets();
    budgets.spend(0, 1000);

    expect([budgets.ownMs(0, 1e9), budgets.requestsMs(0), budgets.tokensMs(0, 1e9)]).toEqual([0, 0, 0]);
    expect(budgets.isTold).toBe(false);
  });

  it.each([
    { by: 'requests', limits: { rateLimit: { limit: 60, ...A_MINUTE } }, ownMs: 975 },
    { by: 'tokens', limits: { tokenLimit: { limit: 6000, ...A_MINUTE } }, ownMs: 1975 },
  ])('spaces calls by the limit of $by that is its own, but for 25 ms by which the first may have been late', ({
    limits,
    ownMs,
  }) => {
    const budgets = new CallBudgets(limits);
    budgets.spend(0, 200);

    expect(budgets.ownMs(0, 1)).toBe(ownMs);
  });

  it('gives back the tokens that a call did not use', () => {
    const budgets = new CallBudgets({ tokenLimit: { limit: 6000, ...A_MINUTE } });
    budgets.correct(budgets.spend(0, 200), 50);

    expect(budgets.ownMs(0, 1)).toBe(475);
  });

  it('spaces calls by what the server says is left of requests and of tokens', () => {
    const budgets = new CallBudgets();
    const spent = budgets.spend(0, 100);
    const requests = { limit: 100, remaining: 0, resetMs: 60_000 };
    budgets.observe(spent, 0, { requests });
    expect([budgets.isTold, budgets.requestsMs(0) > 0, budgets.tokensMs(0, 100)]).toEqual([true, true, 0]);

    budgets.observe(spent, 0, { tokens: { limit: 1000, remaining: 0, resetMs: 60_000 } });
    expect(budgets.tokensMs(0, 100)).toBeGreaterThan(0);
  });
});
