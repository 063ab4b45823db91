import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ownHeaders } from '../../src/settings/ownHeaders.js';
import { secretsOf } from '../../src/settings/secrets.js';
import { servedProvider } from '../support/servedProvider.js';

const headersOf = (text: string) => ownHeaders({ get: () => text }, 'OPENAI_HEADERS');

describe('headers of one’s own', () => {
  it('are sent with every call of their provider, and go before ours', async () => {
    const { provider, server } = await servedProvider(
      'my-api',
      (url) => ({
        MY_API_BASE_URL: url,
        MY_API_API_KEY: 'key-0123456789',
        MY_API_HEADERS: '{"X-Team": "bees", "Authorization": "Token abc", "User-Agent": "mine"}',
      }),
      ({ method }) => ({
        body: method === 'GET' ? { data: [] } : { choices: [{ message: { content: 'Hi' } }] },
      }),
    );
    await lastValueFrom(provider.complete({ model: 'm', prompt: 'Say', parameters: {}, variables: {} }));
    if (provider.models) await lastValueFrom(provider.models());

    expect(server.calls).toHaveLength(2);
    for (const { headers } of server.calls) {
      expect(headers).toMatchObject({ 'x-team': 'bees', authorization: 'Token abc', 'user-agent': 'mine' });
    }
  });

  it.each(['x-team: bees', '["x"]', '"x"', 'null', '{'])('are refused as %s', async (text) => {
    expect(() => headersOf(text)).toThrow(
      'OPENAI_HEADERS must be a JSON object of texts, such as {"X-Team": "bees"}',
    );
  });

  it.each([
    '{"x-team": 7}',
    '{"x team": "bees"}',
    '{"x-team": "a\\nb"}',
    '{"": "x"}',
    '{"x-team": "🐝"}',
  ])('are refused where no header can hold them: %s', (text) => {
    expect(() => headersOf(text)).toThrow(/^OPENAI_HEADERS: the header '.*' must have a text of one line/);
  });

  it('leave their provider unconfigured where they are wrong', async () => {
    const { provider } = await servedProvider(
      'openai',
      (url) => ({ OPENAI_BASE_URL: url, OPENAI_HEADERS: 'x' }),
      () => ({ body: {} }),
    );

    expect(provider.unconfigured).toMatch(/^OPENAI_HEADERS must be/);
  });

  it('are not shown where they hold a key', () => {
    const headers =
      '{"Authorization": "Bearer abcdefgh12345678", "X-Api-Key": "ijklmnop", "X-Team": "the-long-bees"}';
    const { redact } = secretsOf({ get: () => headers, names: () => ['OPENAI_HEADERS'] });

    expect(redact('abcdefgh12345678, Bearer abcdefgh12345678, ijklmnop, the-long-bees')).toBe(
      '***, ***, ***, the-long-bees',
    );
  });
});
