import { lastValueFrom } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpSend } from '../../../src/providers/http/httpSend.js';
import { providerRegistry } from '../../../src/providers/registry.js';
import { localServer, type Respond } from '../../support/localServer.js';

const KEY = 'sk-0123456789abcdef';
const request = { model: 'm', prompt: 'p', parameters: {}, variables: {} };

async function called(name: string, respond: Respond) {
  const server = await localServer(respond);
  const send = httpSend({ maxBodyBytes: 100_000 });
  onTestFinished(async () => {
    send.close();
    await server.close();
  });
  const settings: Record<string, string> = {
    [`${name.toUpperCase()}_BASE_URL`]: server.url,
    [`${name.toUpperCase()}_API_KEY`]: KEY,
  };
  const provider = providerRegistry({ settings: { get: (key) => settings[key] }, send })(name);
  if (!provider) throw new Error(`no ${name}`);
  return lastValueFrom(provider.complete(request));
}

describe.each([
  'openai',
  'openrouter',
  'ollama',
  'anthropic',
  'gemini',
  'custom',
])('a body that %s cannot trust', (name) => {
  it.each<{ body: string; respond: Respond; says: RegExp }>([
    {
      body: 'a page',
      respond: (response) => response.end('<!DOCTYPE html><p>Sign in'),
      says: /a web page/,
    },
    { body: 'nothing', respond: (response) => response.end(), says: /answered 200 with nothing/ },
    { body: 'null', respond: (response) => response.end('null'), says: /in another form/ },
    { body: 'a text', respond: (response) => response.end('"Hello"'), says: /in another form/ },
    { body: 'an empty object', respond: (response) => response.end('{}'), says: /answered/ },
    {
      body: 'wrong types',
      respond: (response) => response.end('{"choices":7,"message":7,"content":7,"candidates":7}'),
      says: /in another form/,
    },
    {
      body: 'empty lists',
      respond: (response) => response.end('{"choices":[],"content":[],"candidates":[]}'),
      says: /answered/,
    },
    { body: 'broken JSON', respond: (response) => response.end('{"choices":[{"mess'), says: /broken JSON/ },
    {
      body: 'a connection cut in the middle',
      respond: (response, _call, { socket }) => response.write('{"choices":', () => socket.destroy()),
      says: /in the middle of an answer/,
    },
    {
      body: 'too much',
      respond: (response) => response.end(`"${'x'.repeat(200_000)}"`),
      says: /which was cut off/,
    },
    {
      body: 'a wrong charset',
      respond: (response) => response.end(Buffer.from('{"a":"é"}', 'latin1')),
      says: /not UTF-8/,
    },
    {
      body: 'a redirect',
      respond: (response) => response.writeHead(308, { location: `http://evil.example/?key=${KEY}` }).end(),
      says: /a redirect to evil\.example/,
    },
    {
      body: 'the key, and control characters',
      respond: (response) => response.writeHead(400).end(`${KEY} \u001b[2J\u0007`),
      says: /answered 400: \*\*\* \\u001b\[2J\\u0007$/,
    },
    {
      body: 'an error without end',
      respond: (response) => response.writeHead(500).end('x'.repeat(50_000)),
      says: /x{100}…$/,
    },
  ])('$body is a clear error', async ({ respond, says }) => {
    const error: unknown = await called(name, respond).catch((failure: unknown) => failure);

    expect(error).toMatchObject({ name: 'ProviderError', message: expect.stringMatching(says) });
    expect(String(error)).not.toContain(KEY);
    expect(String(error).length).toBeLessThan(700);
  });
});
