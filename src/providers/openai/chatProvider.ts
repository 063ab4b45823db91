import { of } from 'rxjs';
import type { BatchProvider } from '../batch/batchApi.js';
import type { ProviderContext } from '../context.js';
import { complete } from '../http/complete.js';
import { identify } from '../http/identify.js';
import { modelsIn } from '../models/modelsIn.js';
import { batchesOf } from '../openaiBatches/batchesOf.js';
import { contextWindowOf } from '../prices/contextWindow.js';
import { listPrice } from '../prices/listPrice.js';
import type { Provider } from '../provider.js';
import { chatAttachments } from './chatAttachments.js';
import { chatCompletions, type Dialect } from './chatRequest.js';

export interface ChatProviderOptions {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** Further headers. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Name in the public price list. Default: prices and context windows are unknown, as on a server of one's own. */
  readonly priceListName?: string | undefined;
  /** What the API calls the limit of output tokens. Default `max_tokens`. */
  readonly maxTokens?: string;
  /** Whether `usage.cost` is what the call cost in US dollars. Default `false`. */
  readonly reportsCost?: boolean;
  /** What the API calls otherwise than OpenAI does. Default: nothing. */
  readonly dialect?: Dialect | undefined;
}

/** What stands behind the base address, and is often copied along with it. */
export const CHAT_PATH = /\/chat(?:\/completions)?$/;

/** A provider with OpenAI's chat completions API: `{base}/chat/completions` and `{base}/models`, with a bearer key. */
export function chatProvider(
  context: ProviderContext,
  options: ChatProviderOptions,
): Provider & Partial<BatchProvider> {
  const { name, send, scheduler } = context;
  const { baseUrl, key, headers: more, priceListName, ...api } = options;
  const headers = { ...(key !== undefined && { authorization: `Bearer ${key}` }), ...more };
  const url = `${baseUrl}/chat/completions`;
  const attachments = chatAttachments(name);
  const adapter = chatCompletions({ provider: name, url: () => url, headers, attachments, ...api });
  const models = { method: 'GET', url: `${baseUrl}/models`, headers } as const;

  return {
    complete: complete(adapter, context, { priceListName }),
    identify: identify(adapter),
    ...(priceListName !== undefined && {
      contextWindow: ({ model }) => of(contextWindowOf(priceListName, model, scheduler.now())),
      price: listPrice(priceListName, () => scheduler.now()),
    }),
    models: () =>
      send(
        () => models,
        ({ body }) => modelsIn(body),
      ),
    address: baseUrl,
    ...batchesOf(context, { adapter, baseUrl, headers, priceListName }),
    attachments,
  };
}
