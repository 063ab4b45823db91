import type { SchedulerLike } from 'rxjs';
import { checkedCompletion } from '../answers/checkedCompletion.js';
import type { ProviderAdapter } from '../http/adapter.js';
import { callContext } from '../http/callContext.js';
import { complete } from '../http/complete.js';
import { type HttpSend, httpSend } from '../http/httpSend.js';
import { DEFAULT_CONCURRENCY, type Provider } from '../provider.js';

export interface HttpProviderOptions {
  /** Name in messages. */
  readonly name: string;
  /** Calls at once. Default `10`. */
  readonly concurrency?: number | undefined;
  /** Sends the calls. Default: connections of its own. */
  readonly send?: HttpSend | undefined;
  /** Takes the keys out of a message. Default: leaves it as it is. */
  readonly redact?: ((text: string) => string) | undefined;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * A provider of one's own, over HTTP, from the two functions that differ from one API to the next. Connections, JSON,
 * failures, delays and allowances are taken care of.
 *
 * @example
 * const mine = httpProvider(
 *   {
 *     toCall: ({ prompt }) => ({ method: 'POST', url: 'http://localhost:9/ask', headers: {}, body: { prompt } }),
 *     toCompletion: ({ body }) => ({ output: String(body) }),
 *   },
 *   { name: 'mine' },
 * );
 */
export function httpProvider(adapter: ProviderAdapter, options: HttpProviderOptions): Provider {
  const { name, concurrency = DEFAULT_CONCURRENCY, send = httpSend() } = options;
  const sound: ProviderAdapter = {
    toCall: (request) => adapter.toCall(request),
    toCompletion: (answer, request) => checkedCompletion(name, adapter.toCompletion(answer, request)),
  };
  return { complete: complete(sound, callContext({ ...options, send })), concurrency };
}
