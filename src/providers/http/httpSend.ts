import { Readable } from 'node:stream';
import type { Observer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { VERSION } from '../../version.js';
import type { Headers } from '../failures/headers.js';
import { networkFailureOf } from '../failures/networkFailureOf.js';
import type { HttpCall, HttpContent } from './adapter.js';
import { bodyText } from './bodyText.js';
import { connections } from './connections.js';
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
  // Most calls go where the last one went, and parsing an address costs as much as sending to it.
  let target = { url: '', origin: '', path: '' };
  const targetOf = (url: string) => {
    if (url === target.url) return target;
    const { origin, pathname, search } = new URL(url);
    target = { url, origin, path: pathname + search };
    return target;
  };

  // And says the same of itself.
  let introduced: { readonly headers: Headers; readonly all: Record<string, string> } | undefined;
  const ours = (headers: Headers) => {
    if (introduced?.headers !== headers) introduced = { headers, all: withOurs(headers) };
    return introduced.all;
  };

  const send = (call: HttpCall, provider: string, replies: Observer<HttpReply>) => {
    const { method, url, headers, body, content, receive } = call;
    const { origin, path } = targetOf(url);
    const connection = pool.take(origin);
    let ended = false;
    const fail = (error: unknown) => {
      if (ended) return;
      ended = true;
      connection.destroy();
      replies.error(error);
    };

    const observer: ReplyObserver = {
      done(reply) {
        if (ended) return;
        ended = true;
        pool.giveBack(origin, connection);
        succeed(replies, reply, { call, provider, maxBodyBytes });
      },
      failed: (error, answering) =>
        fail(networkFailureOf({ provider, url, proxy: proxyFor(origin), error, answering })),
      notTaken: fail,
      tooLarge: (status) => fail(tooLarge(provider, status, maxBodyBytes)),
    };
    const handler = new ReplyHandler(maxBodyBytes, observer, receive);
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
    return () => {
      if (!ended) connection.destroy();
      ended = true;
    };
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
  readonly maxBodyBytes: number;
}

function succeed(
  replies: Observer<HttpReply>,
  { status, headers, chunks }: RawReply,
  { call, provider, maxBodyBytes }: SentCall,
): void {
  const body = bodyText(chunks, headers, maxBodyBytes);
  if ('problem' in body && status < 300) {
    replies.error(rejected(`${provider} answered ${status} with ${body.problem}`, status));
    return;
  }
  // Of a refusal the status alone says enough.
  replies.next({ status, headers, text: 'text' in body ? body.text : '', call });
  replies.complete();
}

function tooLarge(provider: string, status: number, maxBodyBytes: number): ProviderError {
  const limit = `${Math.round(maxBodyBytes / MEBIBYTE)} MiB`;
  return rejected(`${provider} answered ${status} with more than ${limit}, which was cut off`, status);
}

function rejected(message: string, status: number): ProviderError {
  return new ProviderError(message, { failure: 'rejected', status });
}
