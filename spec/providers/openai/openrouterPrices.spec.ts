import { describe, expect, it } from 'vitest';
import { openrouterPrices } from '../../../src/providers/openai/openrouterPrices.js';

describe('openrouterPrices', () => {
  const pricesOf = (pricing: unknown) => openrouterPrices({ data: [{ id: 'a/b', pricing }] }).get('a/b');

  it('adds tokens and the request', () => {
    const price = pricesOf({ prompt: '0.000001', completion: '0.00001', request: '0.001' });
    expect(price?.(1000, 100)).toBeCloseTo(0.003);
    expect(pricesOf({ prompt: '0', completion: '0' })?.(5, 5)).toBe(0);
  });

  it.each([
    undefined,
    {},
    { prompt: '-1', completion: '-1' },
    { prompt: '1' },
    { prompt: '', completion: 'x' },
  ])('knows none of %j', (pricing) => {
    expect(pricesOf(pricing)).toBeUndefined();
  });

  it('knows none in a body of another form', () => {
    expect(openrouterPrices('nonsense').size).toBe(0);
  });
});
