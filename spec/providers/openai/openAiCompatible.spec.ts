import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { httpSend } from '../../../src/providers/http/httpSend.js';
import { KNOWN_SERVICES } from '../../../src/providers/openai/knownServices.js';
import { settingPrefix } from '../../../src/providers/openai/openAiCompatible.js';
import { providerRegistry } from '../../../src/providers/registry.js';
import { servedProvider } from '../../support/servedProvider.js';

const request = {
  model: 'm',
  prompt: 'Say hello',
  parameters: { max_completion_tokens: 9 },
  variables: { secret: 'cell' },
};
const ANSWER = { choices: [{ message: { content: 'Hello!' }, finish_reason: 'eos' }] };
const registryOf = (settings: Record<string, string>) =>
  providerRegistry({ settings: { get: (name) => settings[name] }, send: httpSend() });

describe('openAiCompatible', () => {
  it.each([
    { name: 'my-api', key: 'abcdefgh', authorization: 'Bearer abcdefgh' },
    { name: 'my-api', key: '', authorization: undefined },
    { name: 'groq', key: 'gsk_12345678', authorization: 'Bearer gsk_12345678' },
    { name: 'groq', key: '', authorization: undefined },
  ])('calls $name at its address, with the key "$key"', async ({ name, key, authorization }) => {
    const prefix = settingPrefix(name);
    const { provider, server } = await servedProvider(
      name,
      (url) => ({ [`${prefix}_BASE_URL`]: `${url}/v1`, ...(key && { [`${prefix}_API_KEY`]: key }) }),
      () => ({ body: ANSWER }),
    );

    expect(await lastValueFrom(provider.complete(request))).toMatchObject({
      output: 'Hello!',
      finishReason: 'stop',
    });
    expect(server.calls[0]?.path).toBe('/v1/chat/completions');
    expect(server.calls[0]?.headers.authorization).toBe(authorization);
    expect(server.calls[0]?.body).toStrictEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: false,
      max_completion_tokens: 9,
    });
  });

  it.each([
    { name: 'my-api', prefix: 'MY_API' },
    { name: 'x.y z', prefix: 'X_Y_Z' },
    { name: 'llama3', prefix: 'LLAMA3' },
  ])('reads the settings of $name as $prefix_...', ({ name, prefix }) => {
    expect(settingPrefix(name)).toBe(prefix);
  });

  it.each(
    Object.entries(KNOWN_SERVICES).map(([name, service]) => ({ name, ...service })),
  )('knows where $name answers, and whether it needs a key: $needsKey', ({ name, baseUrl, needsKey }) => {
    const missing = registryOf({})(name)?.unconfigured;

    expect(baseUrl).toMatch(needsKey ? /^https:\/\/[^/]+(\/.*[^/])?$/ : /^http:\/\/localhost:\d+\/v1$/);
    expect(missing).toBe(
      needsKey ? `Set ${name.toUpperCase()}_API_KEY, in the environment or in a .env file` : undefined,
    );
  });
});
