import { firstValueFrom, forkJoin, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Provider } from '../../../src/providers/provider.js';
import { type Served, servedProvider } from '../../support/servedProvider.js';

const KEY = 'sk-or-v1-0123456789';
const request = {
  model: 'openai/gpt-4o',
  prompt: 'Say hello',
  parameters: { max_tokens: 9 },
  variables: { secret: 'cell' },
};
const MODELS = {
  data: [
    { id: 'openai/gpt-4o', context_length: 128_000, pricing: { prompt: '0.0000025' } },
    { id: 'no/window', context_length: null },
  ],
};
const ANSWER = {
  id: 'gen-1',
  provider: 'OpenAI',
  choices: [
    { message: { content: 'Hello!', refusal: null }, finish_reason: 'stop', native_finish_reason: 'stop' },
  ],
  usage: { prompt_tokens: 10, completion_tokens: 4, total_tokens: 14, cost: 0.00014, is_byok: false },
};
const served = (serve: (path: string) => Served) =>
  servedProvider(
    'openrouter',
    (url) => ({ OPENROUTER_BASE_URL: `${url}/api/v1`, OPENROUTER_API_KEY: KEY }),
    ({ path }) => serve(path),
  );
const windowOf = (provider: Provider, model: string) => {
  if (!provider.contextWindow) throw new Error('cannot be asked');
  return provider.contextWindow({ model, parameters: {} });
};

describe('openrouter', () => {
  it('sends the call and reads the answer and its cost', async () => {
    const { provider, server } = await served(() => ({ body: ANSWER }));

    expect(await lastValueFrom(provider.complete(request))).toMatchObject({
      output: 'Hello!',
      inputTokens: 10,
      outputTokens: 4,
      costUsd: 0.00014,
    });
    expect(server.calls).toMatchObject([
      {
        method: 'POST',
        path: '/api/v1/chat/completions',
        headers: {
          authorization: `Bearer ${KEY}`,
          'x-title': 'parallamr',
          'http-referer': expect.any(String),
        },
      },
    ]);
    expect(server.calls[0]?.body).toStrictEqual({
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: false,
      max_tokens: 9,
    });
  });

  it('fetches its models once, for all who ask for a window', async () => {
    const { provider, server } = await served(() => ({ body: MODELS }));
    const asked = ['openai/gpt-4o', 'no/window', 'unknown'].map((model) => windowOf(provider, model));

    expect(await lastValueFrom(forkJoin(asked))).toStrictEqual([128_000, undefined, undefined]);
    expect(await firstValueFrom(windowOf(provider, 'openai/gpt-4o'))).toBe(128_000);
    expect(server.calls.map(({ path }) => path)).toStrictEqual(['/api/v1/models']);
  });

  it('fetches no models for a completion', async () => {
    const { provider, server } = await served(() => ({ body: ANSWER }));
    await lastValueFrom(provider.complete(request));

    expect(server.calls.map(({ path }) => path)).toStrictEqual(['/api/v1/chat/completions']);
  });

  it('does without windows where its models cannot be had', async () => {
    const { provider, server } = await served(() => ({ status: 500, body: {} }));

    expect(await firstValueFrom(windowOf(provider, 'openai/gpt-4o'))).toBeUndefined();
    expect(await firstValueFrom(windowOf(provider, 'openai/gpt-4o'))).toBeUndefined();
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    {
      says: 'an error inside a 200, with its delay',
      served: {
        body: {
          error: {
            code: 429,
            message: 'Provider returned error',
            metadata: { raw: 'too busy', provider_name: 'Chutes', retry_after_seconds: 3 },
          },
        },
      },
      expected: {
        failure: 'rate-limited',
        status: 429,
        delayMs: 3_000,
        message: 'openrouter answered 429: Provider returned error (Chutes: too busy)',
      },
    },
    {
      says: 'an error inside a choice',
      served: {
        body: {
          choices: [
            { message: { content: '' }, finish_reason: 'error', error: { code: 502, message: 'Host died' } },
          ],
        },
      },
      expected: { failure: 'transient', status: 502, message: 'openrouter answered 502: Host died' },
    },
    {
      says: 'an empty answer, such as at a cold start',
      served: {
        body: {
          choices: [{ message: { content: '' }, finish_reason: null }],
          usage: { completion_tokens: 0 },
        },
      },
      expected: { failure: 'transient' },
    },
    {
      says: 'used-up credits',
      served: { status: 402, body: { error: { code: 402, message: 'Insufficient credits' } } },
      expected: { failure: 'exhausted', status: 402 },
    },
    {
      says: 'that no host is free, with a delay',
      served: {
        status: 503,
        headers: { 'retry-after': '2' },
        body: { error: { code: 503, message: 'No provider' } },
      },
      expected: { failure: 'rate-limited', delayMs: 2_000 },
    },
    {
      says: 'that it was moderated',
      served: {
        status: 403,
        body: { error: { code: 403, message: 'Flagged', metadata: { reasons: ['x'] } } },
      },
      expected: { failure: 'rejected', status: 403 },
    },
  ])('says $says', async ({ served: reply, expected }) => {
    const { provider } = await served(() => reply);

    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject(expected);
  });
});
