import type { ProviderError } from '../../errors.js';

/** What speaks for a server that is down. */
export type OutageSign =
  /** Connection or name are refused outright. */
  | 'refused'
  /** The server was not reached, takes no more, or a proxy says that there is none behind it. */
  | 'away'
  /** The server failed. It may have been this one row. */
  | 'fault';

const REFUSED: ReadonlySet<string | undefined> = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/** Overloaded, or nobody behind the proxy: nginx, HAProxy, Cloudflare. */
const AWAY = new Set([502, 503, 521, 522, 523, 525, 526, 529, 530]);

/** The server, or one that the proxy has given up on: a row that takes too long looks the same. */
const FAULT = new Set([500, 504, 520, 524]);

/**
 * What a failed call says about an outage; `undefined` where it says nothing, as the server speaks, or tells by itself
 * how long it wants to be left alone.
 *
 * @see https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
export function outageSignOf({ failure, status = 0, code, delayMs }: ProviderError): OutageSign | undefined {
  if (failure === 'unreachable') return REFUSED.has(code) ? 'refused' : 'away';
  if (failure === 'transient' && FAULT.has(status)) return 'fault';
  if (failure !== 'transient' && (failure !== 'rate-limited' || delayMs !== undefined)) return undefined;
  return AWAY.has(status) || isOverloaded(code) ? 'away' : undefined;
}

/** Anthropic's `overloaded_error` and its like, whatever status it comes with. */
export function isOverloaded(code: string | undefined): boolean {
  return code?.toLowerCase().includes('overloaded') === true;
}
