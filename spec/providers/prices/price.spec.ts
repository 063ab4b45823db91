import { asyncScheduler, lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { anthropic } from '../../../src/providers/anthropic/anthropic.js';
import type { ProviderFactory } from '../../../src/providers/context.js';
import { gemini } from '../../../src/providers/gemini/gemini.js';
import type { SendJson } from '../../../src/providers/http/sendJson.js';
import { openAiCompatible } from '../../../src/providers/openai/openAiCompatible.js';
import { openai } from '../../../src/providers/openai/openai.js';
import { priceOf, withCost } from '../../../src/providers/prices/price.js';
import type { Completion } from '../../../src/providers/provider.js';

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

  it.each([
    'service_tier',
    'tools',
    'cache_control',
    'web_search_options',
  ])('knows no price when %s changes the tariff', (parameter) => {
    const call = { provider: 'openai', model: 'gpt-4o', ...tokens };
    expect(priceOf({ ...call, parameters: { [parameter]: 'x' } })).toBeUndefined();
    expect(priceOf({ ...call, parameters: { temperature: 0 } })).toBe(0.0035);
  });
});

describe('withCost', () => {
  const request = { model: 'gpt-4o', parameters: {} };

  const priced = (completion: Completion, priceListName: string | undefined = 'openai') =>
    withCost(completion, request, { priceListName, nowMs: Date.now() });

  it('adds the cost to a completion', () => {
    const completion = { output: 'Hello', ...tokens };
    expect(priced(completion)).toStrictEqual({ ...completion, costUsd: 0.0035 });
  });

  it('keeps what the provider itself says', () => {
    const completion = { output: 'Hello', ...tokens, costUsd: 7 };
    expect(priced(completion)).toBe(completion);
  });

  it('leaves a completion of azure alone, as its price is unknown', () => {
    const completion = { output: 'Hello', ...tokens };
    expect(priced(completion, 'azure')).toBe(completion);
  });

  it('leaves a completion of an unlisted server alone', () => {
    const completion = { output: 'Hello', ...tokens };
    expect(withCost(completion, request, { priceListName: undefined, nowMs: 0 })).toBe(completion);
  });
});

describe('the cost in a completion', () => {
  const chat = {
    choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1000, completion_tokens: 100, prompt_tokens_details: { cached_tokens: 500 } },
  };
  const message = {
    content: [{ type: 'text', text: 'Hello' }],
    usage: { input_tokens: 1000, output_tokens: 100 },
  };
  const content = {
    candidates: [{ content: { parts: [{ text: 'Hello' }] } }],
    usageMetadata: { promptTokenCount: 1000, candidatesTokenCount: 60, thoughtsTokenCount: 40 },
  };
  const costOf = async (
    create: ProviderFactory,
    name: string,
    model: string,
    body: unknown,
    settings: Readonly<Record<string, string>>,
  ) => {
    const send: SendJson = (_call, read) => of(read({ status: 200, headers: {}, body }));
    const context = {
      name,
      settings: { get: (key: string) => settings[key] },
      send,
      clean: (text: string) => text,
      scheduler: asyncScheduler,
    };
    const request = { model, prompt: 'Say hello', parameters: {}, variables: {} };
    return (await lastValueFrom(create(context).complete(request))).costUsd;
  };

  it.each([
    { name: 'openai', create: openai, model: 'gpt-4o', body: chat, cost: 0.002875 },
    { name: 'groq', create: openAiCompatible, model: 'openai/gpt-oss-120b', body: chat, cost: 0.0001725 },
    { name: 'anthropic', create: anthropic, model: 'claude-opus-4-1', body: message, cost: 0.0225 },
    { name: 'gemini', create: gemini, model: 'gemini-2.5-pro', body: content, cost: 0.00225 },
  ])('is known of $name, and not of what answers in its place', async ({
    name,
    create,
    model,
    body,
    cost,
  }) => {
    const prefix = name.toUpperCase();
    const key = { [`${prefix}_API_KEY`]: '0123456789' };
    const elsewhere = { ...key, [`${prefix}_BASE_URL`]: 'http://localhost:9' };
    expect(await costOf(create, name, model, body, key)).toBe(cost);
    expect(await costOf(create, name, model, body, elsewhere)).toBeUndefined();
  });
});
