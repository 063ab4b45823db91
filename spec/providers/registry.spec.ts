import type { ServerResponse } from 'node:http';
import { lastValueFrom, of } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpSend } from '../../src/providers/http/httpSend.js';
import { KNOWN_PROVIDERS, providerRegistry } from '../../src/providers/registry.js';
import { localServer } from '../support/localServer.js';

const registryOf = (settings: Record<string, string> = {}) =>
  providerRegistry({ settings: { get: (name) => settings[name] }, send: httpSend() });
const KEY = 'sk-0123456789ABCDEF';
const request = { model: 'm', prompt: 'p', parameters: {}, variables: {} };

describe('providerRegistry', () => {
  it.each([
    { name: 'openai', cap: 10 },
    { name: 'azure', cap: 10 },
    { name: 'openrouter', cap: 5 },
    { name: 'anthropic', cap: 10 },
    { name: 'gemini', cap: 10 },
    { name: 'ollama', cap: Number.POSITIVE_INFINITY },
    { name: 'mock', cap: Number.POSITIVE_INFINITY },
    { name: 'groq', cap: 10 },
    { name: 'my-api', cap: 10 },
  ])('gives $name a cap of $cap', ({ name, cap }) => {
    expect(registryOf({ MY_API_BASE_URL: 'http://localhost:1' })(name)?.concurrency).toBe(cap);
  });

  it.each(['nobody', '', 'constructor', '__proto__', 'toString'])('knows no provider called "%s"', (name) => {
    expect(registryOf()(name)).toBeUndefined();
  });

  it.each([
    { name: 'openai', address: 'https://api.openai.com/v1' },
    { name: 'openrouter', address: 'https://openrouter.ai/api/v1' },
    { name: 'anthropic', address: 'https://api.anthropic.com' },
    { name: 'gemini', address: 'https://generativelanguage.googleapis.com' },
    { name: 'ollama', address: 'http://localhost:11434' },
    { name: 'groq', address: 'https://api.groq.com/openai/v1' },
    { name: 'my-api', address: 'http://localhost:1/***' },
    { name: 'mock', address: undefined },
  ])('says that $name answers at $address', ({ name, address }) => {
    const keys = ['OPENAI', 'OPENROUTER', 'ANTHROPIC', 'GEMINI', 'GROQ', 'MY_API'];
    const providers = registryOf({
      ...Object.fromEntries(keys.map((prefix) => [`${prefix}_API_KEY`, KEY])),
      MY_API_BASE_URL: `http://localhost:1/${KEY}/`,
    });

    expect(providers(name)?.address).toBe(address);
  });

  it('makes each provider once', () => {
    const providers = registryOf();

    expect(providers('mock')).toBe(providers('mock'));
  });

  it('names those that settings give an address, as rows may call them', () => {
    const settings = {
      MY_API_BASE_URL: 'http://localhost:1',
      MINE_BASE_URL: 'http://localhost:2',
      OPENAI_BASE_URL: 'http://localhost:3',
      _BASE_URL: 'http://localhost:4',
      A__B_BASE_URL: 'http://localhost:5',
      MINE_BASE_URL_OLD: 'http://localhost:6',
    };
    const providers = providerRegistry({
      settings: {
        get: (name) => new Map(Object.entries(settings)).get(name),
        names: () => Object.keys(settings),
      },
      send: httpSend(),
    });

    expect(providers.known).toStrictEqual([...KNOWN_PROVIDERS, 'my-api', 'mine']);
    expect(providers.known?.filter((name) => providers(name) === undefined)).toStrictEqual([]);
  });

  it('names those that it knows without settings', () => {
    const providers = registryOf();

    expect(providers.known).toStrictEqual(KNOWN_PROVIDERS);
    expect(KNOWN_PROVIDERS.filter((name) => providers(name) === undefined)).toStrictEqual([]);
  });

  it.each([
    { name: 'openai', model: 'gpt-4o-mini', settings: {}, isKnown: true },
    { name: 'anthropic', model: 'claude-opus-4-1-20250805', settings: {}, isKnown: true },
    { name: 'openai', model: 'gpt-4o-mini', settings: { OPENAI_BASE_URL: 'no url' }, isKnown: false },
    { name: 'azure', model: 'gpt-4o-mini', settings: {}, isKnown: false },
    { name: 'openrouter', model: 'openai/gpt-4o-mini', settings: {}, isKnown: false },
  ])('knows price and window of $name/$model before there is a key for it: $isKnown', async ({
    name,
    model,
    settings,
    isKnown,
  }) => {
    const provider = registryOf(settings)(name);
    expect(provider?.unconfigured).toBeDefined();
    const price = await lastValueFrom(provider?.price?.({ model, parameters: {} }) ?? of(undefined));
    const window = await lastValueFrom(provider?.contextWindow?.({ model, parameters: {} }) ?? of(undefined));
    expect([price !== undefined, window !== undefined]).toEqual([isKnown, isKnown]);
  });

  it('answers every call of an unconfigured provider with what is missing', async () => {
    const provider = registryOf()('openai');

    expect(provider?.unconfigured).toBe('Set OPENAI_API_KEY, in the environment or in a .env file');
    await expect(provider && lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      failure: 'unconfigured',
      message: 'Set OPENAI_API_KEY, in the environment or in a .env file',
    });
  });

  it.each([
    {
      where: 'where a broken answer is cut',
      respond: (response: ServerResponse) => response.end(`{"a":"${'x'.repeat(85)}${KEY}${'x'.repeat(200)}`),
    },
    {
      where: 'in the host of a redirect',
      respond: (response: ServerResponse) =>
        response.writeHead(302, { location: `https://${KEY}.example.com/` }).end(),
    },
  ])('shows nothing of a key that a server echoes $where', async ({ respond }) => {
    const server = await localServer(respond);
    onTestFinished(() => server.close());
    const provider = registryOf({ MY_API_BASE_URL: server.url, MY_API_API_KEY: KEY })('my-api');

    const call = provider && lastValueFrom(provider.complete(request));
    await expect(call).rejects.toThrow(/\*\*\*/);
    await expect(call).rejects.not.toThrow(/sk-/i);
  });

  it('cleans the word of a server for the end of its answer', async () => {
    const choice = { message: { content: 'Hi' }, finish_reason: `${KEY}\u001b[31m` };
    const server = await localServer((response) => response.end(JSON.stringify({ choices: [choice] })));
    onTestFinished(() => server.close());
    const provider = registryOf({ MY_API_BASE_URL: server.url, MY_API_API_KEY: KEY })('my-api');

    expect(provider && (await lastValueFrom(provider.complete(request)))).toMatchObject({
      output: 'Hi',
      rawFinishReason: '***\\u001b[31m',
    });
  });

  it('shows nothing of a key that was set in place of something else', async () => {
    const provider = providerRegistry({
      settings: { get: (name) => (name === 'MOCK_ERROR_RATE' ? KEY : undefined) },
      send: httpSend(),
      redact: (text) => text.replaceAll(KEY, '***'),
    })('mock');
    const said = "MOCK_ERROR_RATE must be a number from 0 to 1, got '***'";

    expect(provider?.unconfigured).toBe(said);
    await expect(provider && lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      failure: 'unconfigured',
      message: said,
    });
  });

  it.each(['azure', 'gemini'])('fails a row whose model %s cannot call', async (name) => {
    const provider = registryOf({
      GEMINI_API_KEY: KEY,
      AZURE_OPENAI_API_KEY: KEY,
      AZURE_OPENAI_ENDPOINT: 'http://localhost:1',
      OPENAI_API_VERSION: '2024-10-21',
    })(name);

    const call = provider && lastValueFrom(provider.complete({ ...request, model: '\ud800' }));
    await expect(call).rejects.toMatchObject({ name: 'ProviderError', failure: 'rejected' });
  });

  it('does not call a provider with an address that is none', () => {
    expect(registryOf({ MY_API_BASE_URL: 'not a url' })('my-api')?.unconfigured).toBe(
      'MY_API_BASE_URL must be an address such as https://host/v1, without a query or a password',
    );
  });
});
