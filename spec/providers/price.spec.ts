import { lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { priceOf, withCost } from '../../src/providers/price.js';

const tokens = { inputTokens: 1000, cachedTokens: 0, cacheWriteTokens: 0, outputTokens: 100 };

describe('priceOf', () => {
  it.each([
    { provider: 'openai', model: 'gpt-4o', cost: 0.0035 },
    { provider: 'openai', model: 'gpt-4o-2024-08-06', cost: 0.0035 },
    { provider: 'anthropic', model: 'claude-opus-4-1-20250805', cost: 0.0225 },
    { provider: 'gemini', model: 'gemini-2.5-pro', cost: 0.00225 },
    { provider: 'groq', model: 'llama-3.1-8b-instant', cost: 0.000058 },
    { provider: 'mistral', model: 'open-mistral-nemo', cost: 0.000165 },
    { provider: 'xai', model: 'grok-3', cost: 0.0045 },
  ])('prices $model of $provider', ({ provider, model, cost }) => {
    expect(priceOf({ provider, model, ...tokens })).toBe(cost);
  });

  it('prices a cached token lower', () => {
    expect(priceOf({ provider: 'openai', model: 'gpt-4o', ...tokens, cachedTokens: 500 })).toBe(0.002875);
  });

  it.each([
    { atMs: Date.UTC(2026, 7, 20), cost: 0.008 },
    { atMs: Date.UTC(2026, 7, 22), cost: 0.006 },
  ])('takes the price that held at $atMs', ({ atMs, cost }) => {
    expect(priceOf({ provider: 'openai', model: 'gpt-5.6-sol', ...tokens }, atMs)).toBe(cost);
  });

  it.each([
    { name: 'an unknown model', provider: 'openai', model: 'gpt-99' },
    { name: 'a model that is only called alike', provider: 'gemini', model: 'gemini-3.6-flash-ultra' },
    { name: 'a model of another provider', provider: 'anthropic', model: 'gpt-4o' },
    { name: 'a provider that is only called alike', provider: 'my-openai', model: 'gpt-4o' },
    { name: 'a deployment, which may hold any model', provider: 'azure', model: 'gpt-4o' },
    { name: 'a model of one’s own machine', provider: 'ollama', model: 'gpt-oss-120b' },
    { name: 'the mock', provider: 'mock', model: 'gpt-4o' },
    { name: 'an inherited property', provider: 'constructor', model: 'gpt-4o' },
    { name: 'a model that searches at a price', provider: 'openai', model: 'gpt-4o-search-preview' },
  ])('knows no price of $name', ({ provider, model }) => {
    expect(priceOf({ provider, model, ...tokens })).toBeUndefined();
  });

  it.each(['service_tier', 'tools', 'cache_control', 'web_search_options'])(
    'knows no price when %s changes the tariff',
    (parameter) => {
      const call = { provider: 'openai', model: 'gpt-4o', ...tokens };
      expect(priceOf({ ...call, parameters: { [parameter]: 'x' } })).toBeUndefined();
      expect(priceOf({ ...call, parameters: { temperature: 0 } })).toBe(0.0035);
    },
  );
});

describe('withCost', () => {
  const request = { model: 'gpt-4o', parameters: {} };

  it('adds the cost to a completion', async () => {
    const completion = { output: 'Hello', ...tokens };
    const priced = await lastValueFrom(of(completion).pipe(withCost('openai', request)));
    expect(priced).toStrictEqual({ ...completion, costUsd: 0.0035 });
  });

  it('keeps what the provider itself says', async () => {
    const completion = { output: 'Hello', ...tokens, costUsd: 7 };
    expect(await lastValueFrom(of(completion).pipe(withCost('openai', request)))).toBe(completion);
  });

  it('leaves a completion alone whose price is unknown', async () => {
    const completion = { output: 'Hello', ...tokens };
    expect(await lastValueFrom(of(completion).pipe(withCost('azure', request)))).toBe(completion);
  });
});
