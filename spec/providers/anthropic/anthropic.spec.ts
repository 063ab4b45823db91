import { EMPTY, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Served, servedProvider } from '../../support/servedProvider.js';

const KEY = 'sk-ant-api03-0123456789';
const request = {
  model: 'claude-opus-4-1',
  prompt: 'Say hello',
  parameters: {},
  variables: { secret: 'cell' },
};
const ANSWER = {
  content: [{ type: 'text', text: 'Hello!' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 10, output_tokens: 6 },
};
const served = (serve: (path: string) => Served) =>
  servedProvider(
    'anthropic',
    (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: KEY }),
    ({ path }) => serve(path),
  );

describe('anthropic', () => {
  it('sends the call and reads the answer', async () => {
    const { provider, server } = await served(() => ({
      body: ANSWER,
      headers: {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-remaining': '49',
      },
    }));
    expect(await lastValueFrom(provider.complete({ ...request, system: 'Be kind' }))).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      inputTokens: 10,
      outputTokens: 6,
      allowance: { requests: { limit: 50, remaining: 49 } },
    });
    expect(server.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v1/messages',
        headers: { 'x-api-key': KEY, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
      },
    ]);
    expect(server.calls[0]?.body).toStrictEqual({
      model: 'claude-opus-4-1',
      max_tokens: 4096,
      system: 'Be kind',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: false,
    });
  });

  it.each([
    { models: ['claude-opus-4-1', 'claude-opus-4-5-20251101'], limits: 1 },
    { models: ['claude-sonnet-4-0', 'claude-sonnet-4-5'], limits: 1 },
    { models: ['claude-opus-4-1', 'claude-sonnet-4-5'], limits: 2 },
    { models: ['claude-opus-4-1', 'claude-opus-41'], limits: 2 },
    { models: ['claude-opus-5', 'claude-opus-4-1', 'claude-haiku-4-5'], limits: 3 },
  ])('has $limits limits for $models', async ({ models, limits }) => {
    const { provider } = await served(() => ({ body: ANSWER }));
    const limitOf = provider.limits;
    if (typeof limitOf !== 'function') throw new Error('limits of classes are a function');

    expect(new Set(models.map(limitOf)).size).toBe(limits);
  });

  it('knows neither price nor window of a server of one’s own', async () => {
    const { provider } = await served(() => ({ body: ANSWER }));
    expect((await lastValueFrom(provider.complete(request))).costUsd).toBeUndefined();
    expect(await lastValueFrom(provider.contextWindow?.(request) ?? EMPTY)).toBeUndefined();
  });

  it('lists the models of all pages', async () => {
    const { provider, server } = await served((path) => ({
      body: path.includes('after_id')
        ? { data: [{ id: 'claude-haiku-4-5', type: 'model' }], has_more: false, last_id: 'claude-haiku-4-5' }
        : { data: [{ id: 'claude-opus-5', max_input_tokens: 1_000_000 }], has_more: true, last_id: 'a b' },
    }));
    expect(await lastValueFrom(provider.models?.() ?? EMPTY)).toStrictEqual([
      { id: 'claude-opus-5', contextWindow: 1_000_000 },
      { id: 'claude-haiku-4-5', contextWindow: undefined },
    ]);
    expect(server.calls.map(({ path }) => path)).toStrictEqual([
      '/v1/models?limit=1000',
      '/v1/models?limit=1000&after_id=a%20b',
    ]);
  });

  it.each([
    {
      status: 400,
      error: { type: 'invalid_request_error', message: 'max_tokens: must be positive' },
      failure: 'rejected',
    },
    {
      status: 400,
      error: { type: 'invalid_request_error', message: 'Your credit balance is too low to access the API.' },
      failure: 'exhausted',
    },
    {
      status: 401,
      error: { type: 'authentication_error', message: 'invalid x-api-key' },
      failure: 'unauthorized',
    },
    { status: 402, error: { type: 'billing_error', message: 'Payment required' }, failure: 'exhausted' },
    {
      status: 403,
      error: { type: 'permission_error', message: 'Not for this key' },
      failure: 'unauthorized',
    },
    { status: 404, error: { type: 'not_found_error', message: 'model: claude-9' }, failure: 'no-such-model' },
    { status: 413, error: { type: 'request_too_large', message: 'Too large' }, failure: 'rejected' },
    { status: 429, error: { type: 'rate_limit_error', message: 'Slow down' }, failure: 'rate-limited' },
    {
      status: 429,
      error: {
        type: 'rate_limit_error',
        message: 'Your monthly limit is reached',
        details: { error_code: 'enforced_spend_limit_reached' },
      },
      failure: 'exhausted',
    },
    { status: 500, error: { type: 'api_error', message: 'Internal server error' }, failure: 'transient' },
    { status: 529, error: { type: 'overloaded_error', message: 'Overloaded' }, failure: 'rate-limited' },
  ])('takes $status $error.type ("$error.message") for $failure', async ({ status, error, failure }) => {
    const { provider } = await served(() => ({
      status,
      body: { type: 'error', error, request_id: 'req_1' },
    }));
    const call = lastValueFrom(provider.complete(request));
    await expect(call).rejects.toMatchObject({ name: 'ProviderError', failure, status });
    await expect(call).rejects.toThrow(
      new RegExp(`^anthropic answered ${status} \\(\\w+\\): ${error.message}`),
    );
  });

  it('waits as long as the server says, and keeps the key out of the message', async () => {
    const { provider } = await served(() => ({
      status: 429,
      headers: { 'retry-after': '12' },
      body: { type: 'error', error: { type: 'rate_limit_error', message: `Too many calls of ${KEY}` } },
    }));
    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      delayMs: 12_000,
      message: 'anthropic answered 429 (rate_limit_error): Too many calls of ***',
    });
  });
});
