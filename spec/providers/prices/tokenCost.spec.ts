import { calcPrice, findProvider } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenCost } from '../../../src/providers/prices/tokenCost.js';

const text = { input_mtok: 2, output_mtok: 10 };
const cached = { ...text, cache_read_mtok: 1, cache_write_mtok: 4 };
const tiered = { ...text, input_mtok: { base: 2, tiers: [{ start: 200, price: 4 }] } };

const PROVIDERS = [
  'openai',
  'anthropic',
  'google',
  'groq',
  'together',
  'mistral',
  'deepseek',
  'fireworks',
  'x-ai',
];
/** Each model alone in a list, so that nothing is looked up under another name. */
const MODELS = PROVIDERS.flatMap((id) =>
  (findProvider({ providerId: id })?.models ?? []).map((listed) => {
    const model = { ...listed, match: { equals: listed.id } };
    return { model, provider: { id, name: id, api_pattern: '', models: [model] } };
  }),
);

describe('tokenCost', () => {
  it.each([
    {
      name: 'input and output',
      price: text,
      usage: { inputTokens: 1_000_000, outputTokens: 100_000 },
      cost: 3,
    },
    { name: 'an output of nothing', price: text, usage: { inputTokens: 1000, outputTokens: 0 }, cost: 0.002 },
    {
      name: 'no binary dust',
      price: { input_mtok: 0.1, output_mtok: 0.2 },
      usage: { inputTokens: 1, outputTokens: 1 },
      cost: 3e-7,
    },
    {
      name: 'cached and written tokens at their own price',
      price: cached,
      usage: { inputTokens: 1_000_000, cachedTokens: 400_000, cacheWriteTokens: 100_000, outputTokens: 0 },
      cost: 1.8,
    },
    {
      name: 'a short input by the base rate',
      price: tiered,
      usage: { inputTokens: 200, outputTokens: 0 },
      cost: 0.0004,
    },
    {
      name: 'a long input by the higher rate',
      price: tiered,
      usage: { inputTokens: 201, outputTokens: 0 },
      cost: 0.000804,
    },
  ])('charges $name', ({ price, usage, cost }) => {
    expect(tokenCost(price, usage)).toBe(cost);
  });

  it.each([
    { name: 'the input tokens', price: text, usage: { outputTokens: 1 } },
    { name: 'the output tokens', price: text, usage: { inputTokens: 1 } },
    {
      name: 'the cached tokens where they have a price',
      price: cached,
      usage: { inputTokens: 1, outputTokens: 1, cacheWriteTokens: 0 },
    },
    {
      name: 'the written tokens where they have a price',
      price: cached,
      usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 0 },
    },
    {
      name: 'the price of cached tokens',
      price: text,
      usage: { inputTokens: 9, outputTokens: 1, cachedTokens: 5 },
    },
    { name: 'a price at all', price: {}, usage: { inputTokens: 1, outputTokens: 1 } },
    { name: 'the price of output', price: { input_mtok: 1 }, usage: { inputTokens: 1, outputTokens: 1 } },
    {
      name: 'counts that add up',
      price: cached,
      usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 2, cacheWriteTokens: 0 },
    },
    {
      name: 'how many requests were charged',
      price: { ...text, requests_kcount: 5 },
      usage: { inputTokens: 1, outputTokens: 1 },
    },
    {
      name: 'how much output is not text',
      price: { ...text, output_image_mtok: 5 },
      usage: { inputTokens: 1, outputTokens: 1 },
    },
  ])('says nothing without $name', ({ price, usage }) => {
    expect(tokenCost(price, usage)).toBeUndefined();
  });

  it('agrees with the price list on every model that it prices', () => {
    let compared = 0;
    const tokens = fc.tuple(fc.nat(400_000), fc.nat(100_000), fc.nat(100_000), fc.nat(50_000));
    fc.assert(
      fc.property(
        fc.constantFrom(...MODELS),
        tokens,
        ({ provider, model }, [fresh, read, written, answered]) => {
          const priced = JSON.stringify(model.prices);
          const cachedTokens = priced.includes('cache_read_mtok') ? read : 0;
          const cacheWriteTokens = priced.includes('cache_write_mtok') ? written : 0;
          const inputTokens = fresh + cachedTokens + cacheWriteTokens;
          const list = calcPrice(
            {
              input_tokens: inputTokens,
              cache_read_tokens: cachedTokens,
              cache_write_tokens: cacheWriteTokens,
              output_tokens: answered,
            },
            model.id,
            { provider },
          );
          const usage = { inputTokens, cachedTokens, cacheWriteTokens, outputTokens: answered };
          const ours = tokenCost(list?.model_price ?? {}, usage);
          if (ours === undefined) return;
          compared += 1;
          expect(ours).toBeCloseTo(list?.total_price ?? Number.NaN, 9);
        },
      ),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});
