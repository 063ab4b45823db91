import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LiveFeed } from './liveFeed.js';

/** How long the end of a server waits for those who read slowly, in milliseconds. */
const CLOSING_MS = 1000;
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** A page that is served on this machine. */
export interface PageServer {
  /** With the token that lets one in. */
  readonly url: string;
  /** Resolves when everybody has read to the end of a feed that has ended, or a second later. */
  close(): Promise<void>;
}

/**
 * Serves a page and what is told to it, on this machine alone: `/` is the page, `/events` the server-sent events
 * from their beginning on.
 *
 * Who does not know the token, names another host (a site whose name was made to lead here) or comes from another site is
 * turned away; no other site may read an answer.
 *
 * @param port Default: one that is free.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function pageServer(
  { page, feed }: { readonly page: (eventsPath: string) => AsyncIterable<string>; readonly feed: LiveFeed },
  port = 0,
): Promise<PageServer> {
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, server, token);
    if (refusal !== undefined) return void response.writeHead(refusal, HEADERS).end();
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (pathname === '/') return void sendPage(response, page(`/events?token=${token}`));
    if (pathname === '/events') return sendEvents(response, feed);
    response.writeHead(404, HEADERS).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  // A page that is looked at keeps no run from its end.
  server.unref();
  return {
    url: `http://127.0.0.1:${portOf(server)}/?token=${token}`,
    async close() {
      server.closeIdleConnections();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const patience = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
      await closed;
      clearTimeout(patience);
    },
  };
}

function refusalOf(request: IncomingMessage, server: Server, token: string): 403 | 405 | undefined {
  const port = portOf(server);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = request.headers;
  if (!hosts.includes(host)) return 403;
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) return 403;
  const given = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('token') ?? '';
  const isKnown = given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));
  if (!isKnown) return 403;
  return request.method === 'GET' ? undefined : 405;
}

async function sendPage(response: ServerResponse, page: AsyncIterable<string>): Promise<void> {
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' });
  // That the reader has gone is nothing to talk about.
  await pipeline(Readable.from(page), response).catch(() => undefined);
}

function sendEvents(response: ServerResponse, feed: LiveFeed): void {
  response.writeHead(200, {
    ...HEADERS,
    connection: 'close',
    'content-type': 'text/event-stream; charset=utf-8',
  });
  response.flushHeaders();
  const next = feed.reader();
  let isFull = false;
  let isOver = false;
  const finish = () => {
    isOver = true;
    send();
  };
  const send = () => {
    while (!isFull && !response.destroyed) {
      const bytes = next();
      if (bytes.length === 0) return isOver ? void response.end() : undefined;
      isFull = !response.write(bytes);
    }
  };
  const growing = feed.grown.subscribe({ next: send, complete: () => finish() });
  response.on('drain', () => {
    isFull = false;
    send();
  });
  response.on('close', () => growing.unsubscribe());
  response.on('error', () => undefined);
  send();
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo | null;
  return address?.port ?? 0;
}
