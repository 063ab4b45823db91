import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { httpSend } from '../../src/providers/http.js';
import { KNOWN_PROVIDERS, providerRegistry } from '../../src/providers/registry.js';

const registryOf = (settings: Record<string, string> = {}) =>
  providerRegistry({ settings: { get: (name) => settings[name] }, send: httpSend() });
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

  it('makes each provider once', () => {
    const providers = registryOf();

    expect(providers('mock')).toBe(providers('mock'));
  });

  it('names those that it knows without settings', () => {
    const providers = registryOf();

    expect(providers.known).toBe(KNOWN_PROVIDERS);
    expect(KNOWN_PROVIDERS.filter((name) => providers(name) === undefined)).toStrictEqual([]);
  });

  it('answers every call of an unconfigured provider with what is missing', async () => {
    const provider = registryOf()('openai');

    expect(provider?.unconfigured).toBe('Set OPENAI_API_KEY, in the environment or in a .env file');
    await expect(provider && lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      failure: 'unconfigured',
      message: 'Set OPENAI_API_KEY, in the environment or in a .env file',
    });
  });

  it('does not call a provider with an address that is none', () => {
    expect(registryOf({ MY_API_BASE_URL: 'not a url' })('my-api')?.unconfigured).toBe(
      'MY_API_BASE_URL must be an address such as https://host/v1, without a query or a password',
    );
  });
});
