import { EMPTY, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { httpSend } from '../../../src/providers/http/httpSend.js';
import { azureUrl } from '../../../src/providers/openai/azure.js';
import { providerRegistry } from '../../../src/providers/registry.js';
import { type Served, servedProvider } from '../../support/servedProvider.js';

const KEY = '0123456789abcdef';
const request = { model: 'my-gpt', prompt: 'Say hello', parameters: {}, variables: { secret: 'cell' } };
const ANSWER = {
  choices: [{ message: { role: 'assistant', content: 'Hello!', refusal: null }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 4, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 0 } },
};
const served = (settings: Record<string, string>, answer: Served = { body: ANSWER }) =>
  servedProvider(
    'azure',
    (url) => ({ AZURE_OPENAI_ENDPOINT: url, AZURE_OPENAI_API_KEY: KEY, ...settings }),
    () => answer,
  );

describe('azure', () => {
  it.each([
    {
      form: 'a dated version',
      settings: { OPENAI_API_VERSION: '2024-10-21' },
      path: '/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21',
    },
    { form: 'the v1 form', settings: {}, path: '/openai/v1/chat/completions' },
  ])('sends the call in $form and reads the answer', async ({ settings, path }) => {
    const { provider, server } = await served(settings);
    expect(await lastValueFrom(provider.complete(request))).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
      inputTokens: 4,
      outputTokens: 3,
    });
    expect(server.calls).toMatchObject([{ method: 'POST', path, headers: { 'api-key': KEY } }]);
    expect(server.calls[0]?.body).toStrictEqual({
      model: 'my-gpt',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: false,
    });
  });

  it.each([
    { parameters: { max_tokens: 5 }, sent: { max_tokens: 5 } },
    { parameters: { max_completion_tokens: 5 }, sent: { max_completion_tokens: 5 } },
    { parameters: { temperature: 0, stop: ['a'] }, sent: { temperature: 0, stop: ['a'] } },
  ])('passes $parameters on by their own names', async ({ parameters, sent }) => {
    const { provider, server } = await served({});
    await lastValueFrom(provider.complete({ ...request, parameters }));
    expect(server.calls[0]?.body).toStrictEqual({
      model: 'my-gpt',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: false,
      ...sent,
    });
  });

  it('knows no price, as a deployment may hold any model', async () => {
    const { provider } = await served({});
    const answer = await lastValueFrom(provider.complete({ ...request, model: 'gpt-4o' }));
    expect(answer.costUsd).toBeUndefined();
    expect(provider.contextWindow).toBeUndefined();
  });

  it('says that there is no list of deployments', async () => {
    const { provider, server } = await served({});
    await expect(lastValueFrom(provider.models?.() ?? EMPTY)).rejects.toMatchObject({
      name: 'ProviderError',
      message: expect.stringMatching(
        /^azure does not list its deployments to an API key: the column model takes/,
      ),
    });
    expect(server.calls).toStrictEqual([]);
  });

  it.each([
    {
      status: 401,
      code: '401',
      message: 'Access denied due to invalid subscription key',
      failure: 'unauthorized',
    },
    { status: 404, code: 'DeploymentNotFound', message: 'No such deployment', failure: 'no-such-model' },
    { status: 400, code: 'content_filter', message: 'The response was filtered', failure: 'rejected' },
    { status: 429, code: '429', message: 'Requests have exceeded the rate limit', failure: 'rate-limited' },
    { status: 500, code: 'InternalServerError', message: 'Backend returned an error', failure: 'transient' },
  ])('takes $status $code for $failure', async ({ status, code, message, failure }) => {
    const { provider } = await served({}, { status, body: { error: { code, message } } });
    const call = lastValueFrom(provider.complete(request));
    await expect(call).rejects.toMatchObject({ failure, status });
    await expect(call).rejects.toThrow(message);
  });

  it.each([
    {
      settings: {},
      missing: 'Set AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT, in the environment or in a .env file',
    },
    {
      settings: { AZURE_OPENAI_API_KEY: KEY },
      missing: 'Set AZURE_OPENAI_ENDPOINT, in the environment or in a .env file',
    },
    {
      settings: { AZURE_OPENAI_ENDPOINT: 'https://mine.openai.azure.com' },
      missing: 'Set AZURE_OPENAI_API_KEY, in the environment or in a .env file',
    },
  ])('says what is missing of $settings', ({ settings, missing }) => {
    const record: Record<string, string> = settings;
    const providers = providerRegistry({ settings: { get: (name) => record[name] }, send: httpSend() });
    expect(providers('azure')?.unconfigured).toBe(missing);
  });
});

describe('azureUrl', () => {
  it.each([
    {
      endpoint: 'https://mine.openai.azure.com',
      version: '2024-10-21',
      url: 'https://mine.openai.azure.com/openai/deployments/a%2Fb/chat/completions?api-version=2024-10-21',
    },
    {
      endpoint: 'https://mine.openai.azure.com/openai/deployments/other',
      version: '2024-10-21',
      url: 'https://mine.openai.azure.com/openai/deployments/other/chat/completions?api-version=2024-10-21',
    },
    {
      endpoint: 'https://mine.openai.azure.com/openai',
      version: undefined,
      url: 'https://mine.openai.azure.com/openai/v1/chat/completions',
    },
    {
      endpoint: 'https://mine.services.ai.azure.com/openai/v1',
      version: undefined,
      url: 'https://mine.services.ai.azure.com/openai/v1/chat/completions',
    },
  ])('leads from $endpoint with the version $version to $url', ({ endpoint, version, url }) => {
    expect(azureUrl(endpoint, version)('a/b')).toBe(url);
  });
});
