import { lastValueFrom } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProviderAdapter } from '../../../src/providers/http/adapter.js';
import { httpSend } from '../../../src/providers/http/httpSend.js';
import { httpProvider } from '../../../src/providers/own/httpProvider.js';
import type { Completion } from '../../../src/providers/provider.js';
import { json, localServer, type Respond } from '../../support/localServer.js';

async function made(respond: Respond, redact?: (text: string) => string) {
  const server = await localServer(respond);
  const send = httpSend();
  onTestFinished(async () => {
    send.close();
    await server.close();
  });
  const adapter: ProviderAdapter = {
    toCall: ({ prompt }) => ({ method: 'POST', url: `${server.url}/ask`, headers: {}, body: { prompt } }),
    toCompletion: ({ body }, { model }) => ({ output: `${model}: ${JSON.stringify(body)}` }),
  };
  return httpProvider(adapter, { name: 'mine', send, ...(redact && { redact }) });
}
const request = { model: 'm', prompt: 'p', parameters: {}, variables: {} };

describe('httpProvider', () => {
  it('makes a provider from two functions', async () => {
    const provider = await made((response, { body }) => json(response, body));

    expect(await lastValueFrom(provider.complete(request))).toEqual({ output: 'm: {"prompt":"p"}' });
  });

  it('takes allowances and failures from the headers', async () => {
    const headers = { 'x-ratelimit-remaining-requests': '4', 'retry-after': '2' };
    const accepting = await made((response) => json(response, 1, 200, headers));
    const refusing = await made((response) => json(response, {}, 429, headers));

    expect(await lastValueFrom(accepting.complete(request))).toMatchObject({
      allowance: { requests: { remaining: 4 } },
    });
    await expect(lastValueFrom(refusing.complete(request))).rejects.toMatchObject({
      failure: 'rate-limited',
      delayMs: 2_000,
      message: 'mine answered 429: Too Many Requests',
      allowance: { requests: { remaining: 4 } },
    });
  });

  it('takes keys out of a broken answer before it is cut', async () => {
    const provider = await made(
      (response) => response.end(`{"a":"${'x'.repeat(90)}sekret${'x'.repeat(200)}`),
      (text) => text.replaceAll('sekret', '***'),
    );

    await expect(lastValueFrom(provider.complete(request))).rejects.toThrow(/x{90}\*\*\*x \[/);
  });

  it('leaves out what has the wrong type in a completion, and refuses what is none', async () => {
    const server = await localServer((response) => json(response, 1));
    const send = httpSend();
    onTestFinished(async () => {
      send.close();
      await server.close();
    });
    const answering = (completion: unknown) =>
      httpProvider(
        {
          toCall: () => ({ method: 'GET', url: server.url, headers: {} }),
          toCompletion: () => completion as Completion,
        },
        { name: 'mine', send },
      ).complete(request);

    expect(await lastValueFrom(answering({ output: 'x', inputTokens: 'five' }))).toStrictEqual({
      output: 'x',
    });
    await expect(lastValueFrom(answering({ text: 'x' }))).rejects.toMatchObject({ failure: 'rejected' });
  });

  it('makes a clean failure of what its functions throw', async () => {
    const broken = httpProvider(
      {
        toCall: () => {
          throw new TypeError('defect sekret');
        },
        toCompletion: () => ({ output: '' }),
      },
      { name: 'mine', redact: (text) => text.replaceAll('sekret', '***') },
    );

    await expect(lastValueFrom(broken.complete(request))).rejects.toMatchObject({
      name: 'ProviderError',
      failure: 'rejected',
      message: 'mine failed: defect ***',
    });
  });

  it('is capped at 10 calls unless told otherwise', () => {
    const adapter: ProviderAdapter = {
      toCall: () => ({ method: 'GET', url: 'http://localhost/', headers: {} }),
      toCompletion: () => ({ output: '' }),
    };

    expect(httpProvider(adapter, { name: 'mine' }).concurrency).toBe(10);
    expect(httpProvider(adapter, { name: 'mine', concurrency: 3 }).concurrency).toBe(3);
  });
});
