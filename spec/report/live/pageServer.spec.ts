import { once } from 'node:events';
import { get, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EventLog } from '../../../src/report/live/eventLog.js';
import { pageServer } from '../../../src/report/live/pageServer.js';

async function served() {
  const log = new EventLog();
  const server = await pageServer({
    feed: log,
    async *page(events) {
      yield `<p>${events}</p>`;
    },
  });
  onTestFinished(async () => {
    log.end();
    await server.close();
    log.close();
  });
  return { log, url: new URL(server.url), server };
}

async function ask(
  url: URL,
  { headers = {}, method = 'GET' }: { headers?: Record<string, string>; method?: string } = {},
): Promise<IncomingMessage> {
  const [response] = await once(request(url, { headers, method }).end(), 'response');
  return response;
}

function events(url: URL): URL {
  return new URL(`/events${url.search}`, url);
}

describe('pageServer', () => {
  it('listens on this machine alone', async () => {
    const { url } = await served();
    expect(url.hostname).toBe('127.0.0.1');
    expect((await ask(url)).statusCode).toBe(200);
  });

  it('gives the page the address of its events', async () => {
    const { url } = await served();
    expect(await text(await ask(url))).toBe(`<p>/events${url.search}</p>`);
  });

  it.each<{
    who: string;
    headers?: Record<string, string>;
    change?: (url: URL) => URL;
    status: number;
    method?: string;
  }>([
    { who: 'no token', change: (url) => new URL('/', url), status: 403 },
    {
      who: 'another token',
      change: (url) => new URL('/?token=00000000000000000000000000000000', url),
      status: 403,
    },
    { who: 'a longer token', change: (url) => new URL(`${url.href}0`), status: 403 },
    { who: 'another host', headers: { host: 'evil.example' }, status: 403 },
    { who: 'another port', headers: { host: '127.0.0.1:1' }, status: 403 },
    { who: 'another site', headers: { origin: 'https://evil.example' }, status: 403 },
    { who: 'a file', headers: { origin: 'null' }, status: 403 },
    { who: 'who wants to change something', method: 'POST', status: 405 },
    { who: 'another path', change: (url) => new URL(`/etc/passwd${url.search}`, url), status: 404 },
  ])('turns away $who: $status', async ({ change = (url) => url, status, ...options }) => {
    const { url } = await served();
    for (const path of [url, events(url)]) {
      if (status === 404 && path !== url) continue;
      const response = await ask(change(path), options);
      expect(response.statusCode).toBe(status);
      expect(await text(response)).toBe('');
    }
  });

  it('lets no other site read an answer', async () => {
    const { url } = await served();
    const { headers } = await ask(url);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('tells everything from the beginning to who comes late, and the end', async () => {
    const { log, url } = await served();
    log.append('data: one\n\n');
    const early = await ask(events(url));
    log.append('data: two\n\n');
    const late = await ask(events(url));
    log.append('data: three\n\n');
    log.end();
    for (const response of [early, late]) {
      expect(await text(response)).toBe('data: one\n\ndata: two\n\ndata: three\n\n');
    }
  });

  it('waits for who reads slowly, however much there is to tell', async () => {
    const { log, url } = await served();
    const slow = await ask(events(url));
    const line = `data: ${'x'.repeat(100_000)}\n\n`;
    for (let count = 0; count < 50; count += 1) log.append(line);
    log.end();
    expect(await text(slow)).toBe(line.repeat(50));
  });

  it('forgets who has gone', async () => {
    const { log, url } = await served();
    const response = await new Promise<IncomingMessage>((resolve) => get(events(url), resolve));
    response.destroy();
    await once(response, 'close');
    await ask(url);
    expect(log.grown.observed).toBe(false);
  });
});
