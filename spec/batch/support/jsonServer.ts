import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from '../../support/bodyOf.js';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; a text as it is, as JSON Lines. */
  readonly body: unknown;
}

export interface JsonServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly calls: Call[];
  close(): void;
}

/** A real server on a free port that answers each call with what a function says. */
export async function jsonServer(answer: (call: Call) => Reply): Promise<JsonServer> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    if (text === undefined) return;
    const call = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, text };
    calls.push(call);
    const { status = 200, headers = {}, body } = answer(call);
    const isText = typeof body === 'string';
    const type = isText ? 'application/jsonl' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(isText ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
