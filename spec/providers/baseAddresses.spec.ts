import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { servedProvider } from '../support/servedProvider.js';

const KEY = 'sk-0123456789';
const SETTINGS: Readonly<Record<string, (url: string) => Readonly<Record<string, string>>>> = {
  openai: (url) => ({ OPENAI_BASE_URL: url }),
  azure: (url) => ({ AZURE_OPENAI_ENDPOINT: url, AZURE_OPENAI_API_KEY: KEY }),
  groq: (url) => ({ GROQ_BASE_URL: url }),
  anthropic: (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: KEY }),
  gemini: (url) => ({ GEMINI_BASE_URL: url, GEMINI_API_KEY: KEY }),
  ollama: (url) => ({ OLLAMA_BASE_URL: url }),
};
const request = { model: 'm', prompt: 'Say', parameters: {}, variables: {} };

describe('a base address', () => {
  it.each([
    { provider: 'anthropic', base: '/v1', path: '/v1/messages' },
    { provider: 'anthropic', base: '/v1/', path: '/v1/messages' },
    { provider: 'anthropic', base: '/v1/messages', path: '/v1/messages' },
    { provider: 'anthropic', base: '/proxy/anthropic/v1', path: '/proxy/anthropic/v1/messages' },
    { provider: 'gemini', base: '/v1beta', path: '/v1beta/models/m:generateContent' },
    { provider: 'gemini', base: '/v1beta/models', path: '/v1beta/models/m:generateContent' },
    { provider: 'gemini', base: '/v1beta/openai/', path: '/v1beta/models/m:generateContent' },
    { provider: 'gemini', base: '/v1', path: '/v1beta/models/m:generateContent' },
    { provider: 'ollama', base: '/v1', path: '/api/chat' },
    { provider: 'ollama', base: '/api', path: '/api/chat' },
    { provider: 'ollama', base: '/v1/chat/completions', path: '/api/chat' },
    { provider: 'openai', base: '/v1/chat/completions', path: '/v1/chat/completions' },
    { provider: 'openai', base: '/v1/chat/completions/', path: '/v1/chat/completions' },
    { provider: 'groq', base: '/openai/v1/chat', path: '/openai/v1/chat/completions' },
    { provider: 'azure', base: '/openai/v1/chat/completions', path: '/openai/v1/chat/completions' },
  ])('of $provider may end as other programs want it: $base', async ({ provider, base, path }) => {
    const served = await servedProvider(
      provider,
      (url) => SETTINGS[provider]?.(`${url}${base}`) ?? {},
      () => ({ body: {}, status: 400 }),
    );
    await expect(lastValueFrom(served.provider.complete(request))).rejects.toThrow();

    expect(served.server.calls.map((call) => call.path)).toStrictEqual([path]);
  });

  it.each([
    { status: 404, body: { detail: 'Not Found' }, told: true },
    { status: 404, body: {}, told: true },
    { status: 405, body: { detail: 'Method Not Allowed' }, told: true },
    { status: 404, body: { error: { code: 'model_not_found', message: 'no such model' } }, told: false },
    { status: 200, body: { status: 'up' }, told: true },
  ])('is named where $status says $body: $told', async ({ status, body, told }) => {
    const { provider, server } = await servedProvider(
      'openai',
      (url) => ({ OPENAI_BASE_URL: `${url}/api` }),
      () => ({ body, status }),
    );
    const failure = lastValueFrom(provider.complete(request));

    await expect(failure).rejects.toThrow(told ? `(at ${server.url}/api/chat/completions)` : 'no such model');
  });
});
