import { lastValueFrom, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { TokenPrice } from '../../../src/providers/provider.js';
import { CostBudget, priceOfRow, type Spending } from '../../../src/run/health/costBudget.js';
import { questionTo } from '../support/questionTo.js';

/** A dollar for each output token. */
const PRICE: TokenPrice = (_input, output) => output;

/** A budget of 10 dollars, and calls that are estimated to cost 5 before there is an answer. */
function budgetOf() {
  const reached: number[] = [];
  const onReached = (knownUsd: number) => reached.push(knownUsd);
  const budget = new CostBudget({ maxCostUsd: 10, allowUnpriced: false, onReached });
  const spending = (model = 'm'): Promise<Spending> => {
    const row = questionTo({ model, price: () => of(PRICE) }, { parameters: { max_tokens: 5 } });
    return lastValueFrom(budget.spendingOf(row));
  };
  return { spending, reached };
}

describe('CostBudget', () => {
  it('names the limit that is none', () => {
    const none = { maxCostUsd: 0, allowUnpriced: true, onReached: () => {} };
    expect(() => new CostBudget(none)).toThrow(/^maxCostUsd /);
  });

  it('lets calls start up to the budget, and takes nothing back for one that never started', async () => {
    const { spending } = budgetOf();
    (await spending()).release();
    const claims: boolean[] = [];
    for (let call = 0; call < 3; call += 1) claims.push((await spending()).claim());

    expect(claims).toEqual([true, true, false]);
  });

  it('estimates each model by its own answers', async () => {
    const { spending } = budgetOf();
    const first = await spending('cheap');
    first.claim();
    first.settle({ outputTokens: 1, costUsd: 1 });
    first.release();
    const claims: boolean[] = [];
    for (let call = 0; call < 3; call += 1) claims.push((await spending('other')).claim());

    expect(claims).toEqual([true, true, false]);
  });

  it('tells once that it is reached', async () => {
    const { spending, reached } = budgetOf();
    const calls = [await spending(), await spending()];
    for (const call of calls) call.claim();
    for (const call of calls) {
      call.settle({ outputTokens: 5, costUsd: 11 });
      call.release();
    }

    expect(reached).toEqual([11]);
  });
});

describe('priceOfRow', () => {
  it('takes a price that cannot be found out for one that is not known', async () => {
    const offline = throwError(() => new Error('offline'));

    expect(await lastValueFrom(priceOfRow(questionTo({ price: () => offline })))).toBeUndefined();
  });
});
