import { firstValueFrom, NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { batchApiOf } from '../../../src/providers/batch/batchApi.js';
import { providerRegistry } from '../../../src/providers/registry.js';
import { sendOf } from '../../support/httpReplies.js';

const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const KEYS = ['OPENAI', 'ANTHROPIC', 'GEMINI', 'GROQ', 'MISTRAL', 'OPENROUTER', 'AZURE_OPENAI'];
const SETTINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(KEYS.map((name) => [`${name}_API_KEY`, 'a-key-of-no-worth'])),
  AZURE_OPENAI_ENDPOINT: 'https://mine.openai.azure.com',
};
const lookup = providerRegistry({ settings: { get: (key) => SETTINGS[key] }, send: sendOf(() => NEVER) });

/** A million tokens in and as many out, in the words of each API. */
const chat = (usage: object) => ({
  response: { status_code: 200, body: { choices: [{ message: { content: 'Yes.' } }], usage } },
});
const TOKENS = {
  prompt_tokens: 1e6,
  completion_tokens: 1e6,
  prompt_tokens_details: { cached_tokens: 0 },
};
const message = {
  result: {
    type: 'succeeded',
    message: {
      content: [{ type: 'text', text: 'Yes.' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 1e6, output_tokens: 1e6, service_tier: 'batch' },
    },
  },
};
const content = (cachedContentTokenCount: number) => ({
  response: {
    candidates: [{ content: { parts: [{ text: 'Yes.' }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 1e5, candidatesTokenCount: 1e5, cachedContentTokenCount },
  },
});

function costOf(name: string, model: string, line: object): number | undefined {
  const outcome = batchApiOf(lookup(name))?.read(
    JSON.stringify(line),
    { model, prompt: '', parameters: {}, variables: {} },
    NOW_MS,
  );
  return outcome?.kind === 'answered' ? outcome.completion.costUsd : Number.NaN;
}

async function priceOf(name: string, model: string, api: 'batch' | 'call') {
  const provider = lookup(name);
  const priced = api === 'batch' ? batchApiOf(provider) : provider;
  const price = await firstValueFrom(priced?.price?.({ model, parameters: {} }) ?? NEVER);
  return price?.(1e6, 1e6);
}

describe('a batch', () => {
  it.each([
    { name: 'openai', model: 'gpt-4o-mini', line: chat(TOKENS), listUsd: 0.15 + 0.6 },
    { name: 'groq', model: 'llama-3.3-70b-versatile', line: chat(TOKENS), listUsd: 0.59 + 0.79 },
    { name: 'mistral', model: 'mistral-large-2411', line: chat(TOKENS), listUsd: 2 + 6 },
    { name: 'anthropic', model: 'claude-3-5-haiku-20241022', line: message, listUsd: 0.8 + 4 },
  ])('of $name costs half of the list price, as its forecast does', async ({
    name,
    model,
    line,
    listUsd,
  }) => {
    expect(await priceOf(name, model, 'call')).toBeCloseTo(listUsd, 9);
    expect(await priceOf(name, model, 'batch')).toBeCloseTo(listUsd / 2, 9);
    expect(costOf(name, model, line)).toBeCloseTo(listUsd / 2, 9);
  });

  it('of gemini costs half, but for tokens from its cache', async () => {
    const model = 'gemini-2.5-flash';
    // 0.30 dollars a million in, 2.50 out, 0.03 from the cache: https://ai.google.dev/gemini-api/docs/pricing
    expect(costOf('gemini', model, content(0))).toBeCloseTo((0.03 + 0.25) / 2, 9);
    expect(costOf('gemini', model, content(1e5))).toBeCloseTo(0.25 / 2 + 0.003, 9);
  });

  it('of openrouter costs what its answer says, and of azure nobody knows it', async () => {
    expect(costOf('openrouter', 'openai/gpt-4o-mini', chat({ ...TOKENS, cost: 0.375 }))).toBe(0.375);
    expect(costOf('azure', 'gpt-4o-mini', chat(TOKENS))).toBeUndefined();
    expect(await priceOf('azure', 'gpt-4o-mini', 'batch')).toBeUndefined();
  });
});
