import { Readable } from 'node:stream';
import type { Observer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { lastKept } from '../../text/lastKept.js';
import { VERSION } from '../../version.js';
import type { Headers } from '../failures/headers.js';
import { networkFailureOf } from '../failures/networkFailureOf.js';
import type { HttpCall, HttpContent } from './adapter.js';
import { bodyText } from './bodyText.js';
import type { Connection } from './connection.js';
import { type Connections, connections } from './connections.js';
import { type RawReply, ReplyHandler, type ReplyObserver } from './replyHandler.js';

/** What came back, whatever its status. */
export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly text: string;
  /** What it is the reply to. */
  readonly call: HttpCall;
}

/**
 * Sends one call, and returns what aborts it: what an Observable is made of. It is none itself, as every call of a run
 * would pay for one more.
 */
export interface HttpSend {
  (call: HttpCall, provider: string, observer: Observer<HttpReply>): () => void;
  /** Closes idle connections at once, others after their call. A process can end without it. */
  close(): void;
}

export interface HttpSendOptions {
  /** Largest body that is read, in bytes. Default 32 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** Longest wait for a connection, in milliseconds. Default `10_000`. */
  readonly connectTimeoutMs?: number | undefined;
  /** Address of the proxy that an origin is called through, if any. Default: none. */
  readonly proxyFor?: ((origin: string) => string | undefined) | undefined;
}

const MEBIBYTE = 1024 * 1024;

/** Some firewalls refuse whoever does not say who they are. */
const USER_AGENT = `parallamr/${VERSION}`;

/**
 * HTTP for all providers: JSON out, text in, over connections that are kept alive and never more to a host than calls
 * at once.
 *
 * The observer is told of one reply of any status; redirects are not followed. There is no timeout but that of the
 * connection: put a `timeout` operator behind it. It is told of a `ProviderError` where no whole, readable reply comes:
 * the connection fails or breaks, the body is larger than `maxBodyBytes`, or not in its charset.
 *
 * @example
 * const send = httpSend();
 * const call = { method: 'GET', url: 'https://openrouter.ai/api/v1/models', headers: {} } as const;
 * new Observable<HttpReply>((observer) => send(call, 'openrouter', observer))
 */
export function httpSend(options: HttpSendOptions = {}): HttpSend {
  const { maxBodyBytes = 32 * MEBIBYTE, connectTimeoutMs = 10_000, proxyFor = () => undefined } = options;
  const pool = connections({ connectTimeoutMs, proxyFor });
  const terms = { pool, maxBodyBytes, proxyFor };
  // Most calls go where the last one went, and parsing an address costs as much as sending to it.
  const targetOf = lastKept((url: string) => {
    const { origin, pathname, search } = new URL(url);
    return { origin, path: pathname + search };
  });
  // And says the same of itself.
  const ours = lastKept(withOurs);

  const send = (call: HttpCall, provider: string, replies: Observer<HttpReply>) => {
    const { method, url, headers, body, content, receive } = call;
    const { origin, path } = targetOf(url);
    const connection = pool.take(origin);
    const exchange = new Exchange({ call, provider, origin, connection, replies }, terms);
    const handler = new ReplyHandler(maxBodyBytes, exchange, receive);
    connection.dispatch(
      {
        method,
        path,
        headers: content === undefined ? ours(headers) : { ...ours(headers), ...contentHeaders(content) },
        body: content === undefined ? textOf(body) : Readable.from(content.open()),
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      handler,
    );
    return () => exchange.abort();
  };

  return Object.assign(send, { close: () => pool.close() });
}

function textOf(body: unknown): string | null {
  return body === undefined ? null : JSON.stringify(body);
}

/** Headers of a call, with ours where it has none of its own. */
function withOurs(headers: Headers): Record<string, string> {
  return {
    'content-type': 'application/json',
    'accept-encoding': 'identity',
    'user-agent': USER_AGENT,
    ...headers,
  };
}

function contentHeaders(content: HttpContent): Record<string, string> {
  return { 'content-type': content.type, 'content-length': String(content.bytes) };
}

interface SentCall {
  readonly call: HttpCall;
  readonly provider: string;
  readonly origin: string;
  readonly connection: Connection;
  readonly replies: Observer<HttpReply>;
}

interface Terms {
  readonly pool: Connections;
  readonly maxBodyBytes: number;
  readonly proxyFor: (origin: string) => string | undefined;
}

/** A call on its connection. A class, as every row makes one: closures of its own would cost as much again. */
class Exchange implements ReplyObserver {
  readonly #sent: SentCall;
  readonly #terms: Terms;
  #isOver = false;

  constructor(sent: SentCall, terms: Terms) {
    this.#sent = sent;
    this.#terms = terms;
  }

  done({ status, headers, chunks }: RawReply): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { call, provider, origin, connection, replies } = this.#sent;
    const { pool, maxBodyBytes } = this.#terms;
    pool.giveBack(origin, connection);
    const body = bodyText(chunks, headers, maxBodyBytes);
    if ('problem' in body && status < 300) {
      replies.error(rejected(`${provider} answered ${status} with ${body.problem}`, status));
      return;
    }
    // Of a refusal the status alone says enough.
    replies.next({ status, headers, text: 'text' in body ? body.text : '', call });
    replies.complete();
  }

  failed(error: Error, answering: boolean): void {
    const { call, provider, origin } = this.#sent;
    const proxy = this.#terms.proxyFor(origin);
    this.notTaken(networkFailureOf({ provider, url: call.url, proxy, error, answering }));
  }

  notTaken(error: unknown): void {
    if (this.#isOver) return;
    this.abort();
    this.#sent.replies.error(error);
  }

  tooLarge(status: number): void {
    this.notTaken(tooLarge(this.#sent.provider, status, this.#terms.maxBodyBytes));
  }

  abort(): void {
    if (this.#isOver) return;
    // Whose connection is destroyed may be told so before this returns.
    this.#isOver = true;
    this.#sent.connection.destroy();
  }
}

function tooLarge(provider: string, status: number, maxBodyBytes: number): ProviderError {
  const limit = `${Math.round(maxBodyBytes / MEBIBYTE)} MiB`;
  return rejected(`${provider} answered ${status} with more than ${limit}, which was cut off`, status);
}

function rejected(message: string, status: number): ProviderError {
  return new ProviderError(message, { failure: 'rejected', status });
}
