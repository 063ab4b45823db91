import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { httpSend } from '../../../src/providers/http/httpSend.js';
import { providerRegistry } from '../../../src/providers/registry.js';
import { type Served, servedProvider } from '../../support/servedProvider.js';

const KEY = 'sk-proj-0123456789abcdef';
const request = {
  model: 'gpt-4o',
  prompt: 'Say hello',
  parameters: { max_tokens: 9 },
  variables: { secret: 'cell' },
};
const ANSWER = {
  choices: [{ message: { content: 'Hello!' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
};
const served = (serve: () => Served, settings: Record<string, string> = { OPENAI_API_KEY: KEY }) =>
  servedProvider('openai', (url) => ({ OPENAI_BASE_URL: `${url}/v1/`, ...settings }), serve);
const without = (settings: Record<string, string>) =>
  providerRegistry({ settings: { get: (name) => settings[name] }, send: httpSend() })('openai')?.unconfigured;

describe('openai', () => {
  it('sends the call and reads the answer', async () => {
    const headers = { 'x-ratelimit-remaining-requests': '59', 'x-ratelimit-limit-requests': '60' };
    const { provider, server } = await served(() => ({ body: ANSWER, headers }), {
      OPENAI_API_KEY: KEY,
      OPENAI_ORG_ID: 'org-1',
      OPENAI_PROJECT_ID: 'proj-1',
    });

    expect(await lastValueFrom(provider.complete(request))).toMatchObject({
      output: 'Hello!',
      inputTokens: 3,
      outputTokens: 2,
      allowance: { requests: { limit: 60, remaining: 59 } },
    });
    expect(server.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v1/chat/completions',
        headers: {
          authorization: `Bearer ${KEY}`,
          'openai-organization': 'org-1',
          'openai-project': 'proj-1',
        },
      },
    ]);
    expect(server.calls[0]?.body).toStrictEqual({
      model: 'gpt-4o',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: false,
      max_tokens: 9,
    });
  });

  it('sends no key to a server of one’s own that needs none', async () => {
    const { provider, server } = await served(() => ({ body: ANSWER }), {});
    await lastValueFrom(provider.complete(request));

    expect(server.calls[0]?.headers).not.toHaveProperty('authorization');
  });

  it('says how much an answer cost on the official API alone', async () => {
    const { provider } = await served(() => ({ body: ANSWER }));

    expect((await lastValueFrom(provider.complete(request))).costUsd).toBeUndefined();
  });

  it('calls the limit of the official API max_completion_tokens', async () => {
    const send = httpSend();
    const calls: unknown[] = [];
    const recording = Object.assign(
      (...[call, name, observer]: Parameters<typeof send>) => {
        calls.push(call);
        return send({ ...call, url: 'http://127.0.0.1:1/' }, name, observer);
      },
      { close: () => send.close() },
    );
    const provider = providerRegistry({
      settings: { get: (name) => (name === 'OPENAI_API_KEY' ? KEY : undefined) },
      send: recording,
    })('openai');
    if (!provider) throw new Error('no openai');
    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({ failure: 'unreachable' });

    expect(calls).toMatchObject([
      { url: 'https://api.openai.com/v1/chat/completions', body: { max_completion_tokens: 9 } },
    ]);
  });

  it('lists its models', async () => {
    const { provider, server } = await served(() => ({
      body: { object: 'list', data: [{ id: 'gpt-4o' }, { id: 'o3' }] },
    }));

    expect(provider.models && (await lastValueFrom(provider.models()))).toStrictEqual([
      { id: 'gpt-4o', contextWindow: undefined },
      { id: 'o3', contextWindow: undefined },
    ]);
    expect(server.calls).toMatchObject([
      { method: 'GET', path: '/v1/models', headers: { authorization: `Bearer ${KEY}` } },
    ]);
  });

  it.each([
    { settings: {}, sentence: 'Set OPENAI_API_KEY, in the environment or in a .env file' },
    {
      settings: { OPENAI_API_KEY: 'sk-…pasted' },
      sentence: 'OPENAI_API_KEY holds characters that no key has: was it copied whole?',
    },
    {
      settings: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'localhost:8080' },
      sentence: 'OPENAI_BASE_URL must be an address such as https://host/v1, without a query or a password',
    },
    {
      settings: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'http://me:secret@host/v1' },
      sentence: 'OPENAI_BASE_URL must be an address such as https://host/v1, without a query or a password',
    },
  ])('says what is to be set: $sentence', ({ settings, sentence }) => {
    expect(without(settings)).toBe(sentence);
  });

  it('keeps its key out of every message', async () => {
    const { provider } = await served(() => ({
      status: 401,
      body: { error: { code: 'invalid_api_key', message: `Incorrect API key provided: ${KEY}.` } },
    }));

    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      failure: 'unauthorized',
      message: 'openai answered 401 (invalid_api_key): Incorrect API key provided: ***.',
    });
  });
});
