import { EMPTY, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Served, servedProvider } from '../../support/servedProvider.js';

const KEY = 'AIzaSy0123456789';
const request = {
  model: 'gemini-2.5-pro',
  prompt: 'Say hello',
  parameters: {},
  variables: { secret: 'cell' },
};
const ANSWER = {
  candidates: [{ content: { parts: [{ text: 'Hello!' }], role: 'model' }, finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 3, totalTokenCount: 7 },
};
const served = (serve: (path: string) => Served) =>
  servedProvider(
    'gemini',
    (url) => ({ GEMINI_BASE_URL: url, GEMINI_API_KEY: KEY }),
    ({ path }) => serve(path),
  );

const quota = (quotaId: string, retryDelay: string) => [
  { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId, quotaValue: '50' }] },
  { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
];

describe('gemini', () => {
  it('sends the call and reads the answer', async () => {
    const { provider, server } = await served(() => ({ body: ANSWER }));
    expect(await lastValueFrom(provider.complete({ ...request, system: 'Be kind' }))).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      inputTokens: 4,
      outputTokens: 3,
    });
    expect(server.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v1beta/models/gemini-2.5-pro:generateContent',
        headers: { 'x-goog-api-key': KEY },
      },
    ]);
    expect(server.calls[0]?.body).toStrictEqual({
      systemInstruction: { parts: [{ text: 'Be kind' }] },
      contents: [{ role: 'user', parts: [{ text: 'Say hello' }] }],
    });
  });

  it('asks each model once how much fits into it', async () => {
    const { provider, server } = await served((path) => ({
      body: { name: path, inputTokenLimit: path.endsWith('pro') ? 1_048_576 : 32_768 },
    }));
    const windowOf = (model: string) =>
      lastValueFrom(provider.contextWindow?.({ ...request, model }) ?? EMPTY);
    expect(await windowOf('gemini-2.5-pro')).toBe(1_048_576);
    expect(await windowOf('gemini-2.5-pro')).toBe(1_048_576);
    expect(await windowOf('models/gemini-flash')).toBe(32_768);
    expect(server.calls.map(({ method, path }) => `${method} ${path}`)).toStrictEqual([
      'GET /v1beta/models/gemini-2.5-pro',
      'GET /v1beta/models/gemini-flash',
    ]);
  });

  it('leaves the window open where the server does not know it', async () => {
    const { provider } = await served(() => ({ status: 404, body: { error: { code: 404 } } }));
    expect(await lastValueFrom(provider.contextWindow?.(request) ?? EMPTY)).toBeUndefined();
  });

  it('lists the models of all pages that answer', async () => {
    const { provider, server } = await served((path) => ({
      body: path.includes('pageToken')
        ? { models: [{ name: 'tunedModels/mine', supportedGenerationMethods: ['generateContent'] }] }
        : {
            models: [
              {
                name: 'models/gemini-2.5-pro',
                inputTokenLimit: 1_048_576,
                supportedGenerationMethods: ['generateContent', 'countTokens'],
              },
              { name: 'models/gemini-embedding-001', supportedGenerationMethods: ['embedContent'] },
              { displayName: 'no name' },
            ],
            nextPageToken: 'a b',
          },
    }));
    expect(await lastValueFrom(provider.models?.() ?? EMPTY)).toStrictEqual([
      { id: 'gemini-2.5-pro', contextWindow: 1_048_576 },
      { id: 'tunedModels/mine', contextWindow: undefined },
    ]);
    expect(server.calls.map(({ path }) => path)).toStrictEqual([
      '/v1beta/models?pageSize=1000',
      '/v1beta/models?pageSize=1000&pageToken=a%20b',
    ]);
  });

  it.each([
    { status: 400, error: { status: 'INVALID_ARGUMENT', message: 'Unknown name "x"' }, failure: 'rejected' },
    {
      status: 400,
      error: {
        status: 'INVALID_ARGUMENT',
        message: 'API key not valid. Please pass a valid API key.',
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
      },
      failure: 'unauthorized',
    },
    { status: 403, error: { status: 'PERMISSION_DENIED', message: 'Not enabled' }, failure: 'unauthorized' },
    {
      status: 404,
      error: { status: 'NOT_FOUND', message: 'models/x is not found' },
      failure: 'no-such-model',
    },
    {
      status: 429,
      error: {
        status: 'RESOURCE_EXHAUSTED',
        message: 'You exceeded your current quota. Please retry in 53.01s.',
        details: quota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', '53s'),
      },
      failure: 'rate-limited',
    },
    {
      status: 429,
      error: {
        status: 'RESOURCE_EXHAUSTED',
        message: 'You exceeded your current quota.',
        details: quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '36000s'),
      },
      failure: 'exhausted',
    },
    { status: 500, error: { status: 'INTERNAL', message: 'Internal error' }, failure: 'transient' },
    { status: 503, error: { status: 'UNAVAILABLE', message: 'Overloaded' }, failure: 'transient' },
    { status: 504, error: { status: 'DEADLINE_EXCEEDED', message: 'Too slow' }, failure: 'transient' },
  ])('takes $status $error.status ("$error.message") for $failure', async ({ status, error, failure }) => {
    const { provider } = await served(() => ({ status, body: { error: { code: status, ...error } } }));
    const message = `gemini answered ${status} (${error.status}): ${error.message}`;
    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      failure,
      status,
      message,
    });
  });

  it('never undercuts the delay that the server says', async () => {
    const error = {
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message: 'Please retry in 53.01s.',
      details: quota('PerMinute', '53s'),
    };
    const { provider } = await served(() => ({ status: 429, body: { error } }));
    const refusal: { delayMs?: number } = await lastValueFrom(provider.complete(request)).catch(
      (reason) => reason,
    );
    expect(refusal.delayMs).toBeGreaterThanOrEqual(53_010);
    expect(refusal.delayMs).toBeLessThanOrEqual(55_000);
  });
});
