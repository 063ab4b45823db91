import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from './bodyOf.js';

/** A call as it arrived. */
export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON, `undefined` where there was none. */
  readonly body: unknown;
}

export interface LocalServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** Connections accepted since the start. */
  readonly connections: number;
  /** Most connections open at one time. */
  readonly mostConnections: number;
  /** Most calls in flight at one time. */
  readonly mostInFlight: number;
  /** Settles when no connection is open any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export type Respond = (response: ServerResponse, call: ReceivedCall, request: IncomingMessage) => void;

/** A real HTTP server on a free port of this machine that records what it is sent. */
export async function localServer(respond: Respond): Promise<LocalServer> {
  const calls: ReceivedCall[] = [];
  const counts = { connections: 0, open: 0, mostConnections: 0, inFlight: 0, mostInFlight: 0 };

  const listener: RequestListener = async (request, response) => {
    counts.inFlight += 1;
    counts.mostInFlight = Math.max(counts.mostInFlight, counts.inFlight);
    response.once('close', () => {
      counts.inFlight -= 1;
    });
    const text = await bodyOf(request);
    if (text === undefined) return;
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    calls.push(call);
    respond(response, call, request);
  };

  // Connections stay open until the other side closes them.
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  server.on('connection', (socket) => {
    counts.connections += 1;
    counts.open += 1;
    counts.mostConnections = Math.max(counts.mostConnections, counts.open);
    socket.once('close', () => {
      counts.open -= 1;
      if (counts.open === 0) server.emit('idle');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    get connections() {
      return counts.connections;
    },
    get mostConnections() {
      return counts.mostConnections;
    },
    get mostInFlight() {
      return counts.mostInFlight;
    },
    async idle() {
      if (counts.open > 0) await once(server, 'idle');
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
