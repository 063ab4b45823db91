import type { BatchProvider } from '../../batch/batchApi.js';
import type { ProviderContext } from '../../context.js';
import { type OpenAiBatchesOptions, openAiBatches } from './openAiBatches.js';

const MEGABYTE = 1e6;
const HALF = { share: 0.5, cachedShare: 0.5 };
/** Two weeks: the least that Azure takes, and time enough to come back for the answers. */
const EXPIRY_SECONDS = '1209600';

/** What the calls of a provider are made with. */
export type BatchCalls = Pick<OpenAiBatchesOptions, 'adapter' | 'baseUrl' | 'headers' | 'priceListName'>;

/** How the batches of services that speak as OpenAI does differ, by the name that rows call them by. */
const FORMS: Readonly<Record<string, Omit<OpenAiBatchesOptions, keyof BatchCalls>>> = {
  // https://platform.openai.com/docs/guides/batch: 50,000 requests, 200 MB
  openai: {
    limits: { requests: 47_500, bytes: 190 * MEGABYTE },
    expiry: { 'expires_after[anchor]': 'created_at', 'expires_after[seconds]': EXPIRY_SECONDS },
    tariff: HALF,
  },
  // https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch: 100,000 requests, 200 MB
  azure: {
    limits: { requests: 95_000, bytes: 190 * MEGABYTE },
    expiry: { 'expires_after.anchor': 'created_at', 'expires_after.seconds': EXPIRY_SECONDS },
    tariff: HALF,
  },
  // https://console.groq.com/docs/batch: 50,000 requests, 200 MB
  groq: { limits: { requests: 47_500, bytes: 190 * MEGABYTE }, tariff: HALF },
};

/** The batch API of a service that speaks as OpenAI does, if it has one. */
export function batchesOf(context: ProviderContext, calls: BatchCalls): Partial<BatchProvider> {
  const form = Object.hasOwn(FORMS, context.name) ? FORMS[context.name] : undefined;
  return form === undefined ? {} : { batch: openAiBatches(context, { ...calls, ...form }) };
}
