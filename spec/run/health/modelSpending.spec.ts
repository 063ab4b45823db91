import { describe, expect, it } from 'vitest';
import { ModelSpending } from '../../../src/run/health/modelSpending.js';

/** A dollar for 100 input tokens, and for 10 output tokens. */
const price = (input: number, output: number) => input / 100 + output / 10;
const call = { inputTokens: 200, mostOutputTokens: 50, price };

describe('ModelSpending', () => {
  it('estimates calls by what they allow before there is an answer', () => {
    const spending = new ModelSpending();
    expect(spending.inFlightUsd).toBe(0);
    spending.start(call);
    spending.start({ ...call, mostOutputTokens: undefined });

    expect(spending.inFlightUsd).toBeCloseTo(2 + 5 + 2);
  });

  it('estimates them by the mean output of the answers so far', () => {
    const spending = new ModelSpending();
    spending.start(call);
    spending.start(call);
    spending.learn({ outputTokens: 30, costUsd: 9 });
    spending.learn({ outputTokens: 10 });
    spending.learn({});

    expect(spending.inFlightUsd).toBeCloseTo(2 * (2 + 2));
    spending.end(call);
    expect(spending.inFlightUsd).toBeCloseTo(2 + 2);
    spending.end(call);
    expect(spending.inFlightUsd).toBe(0);
  });

  it('estimates those without a price by what answers were said to cost', () => {
    const spending = new ModelSpending();
    const unpriced = { ...call, price: undefined };
    spending.start(unpriced);
    spending.start(unpriced);
    expect(spending.inFlightUsd).toBe(0);
    spending.learn({ costUsd: 4 });
    spending.learn({ outputTokens: 1 });

    expect(spending.inFlightUsd).toBeCloseTo(2 * 2);
    spending.end(unpriced);
    expect(spending.inFlightUsd).toBeCloseTo(2);
  });

  it('estimates nothing where no call is left, whatever rounding leaves behind', () => {
    const spending = new ModelSpending();
    const tenths = [1, 2].map((inputTokens) => ({
      ...call,
      inputTokens,
      price: (input: number) => input / 10,
    }));
    for (const each of tenths) spending.start(each);
    for (const each of tenths) spending.end(each);

    expect(spending.inFlightUsd).toBe(0);
  });
});
