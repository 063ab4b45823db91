import type { Parameters } from '../../experiment.js';
import type { Usage } from '../../usage.js';
import type { CompletionRequest } from '../provider.js';
import { listedModel } from './priceList.js';
import { type Tariff, type TokenUsage, tokenCost } from './tokenCost.js';

/** A call as far as its price depends on it. */
export interface PricedCall extends TokenUsage {
  readonly provider: string;
  readonly model: string;
  readonly parameters?: Parameters | undefined;
}

/** Request parameters that are charged for, or put the call on another tariff. */
const TARIFF_PARAMETERS = new Set([
  'service_tier',
  'serviceTier',
  'speed',
  'inference_geo',
  'cache_control',
  'cachedContent',
  'tools',
  'web_search_options',
  'search_parameters',
  'modalities',
  'responseModalities',
  'audio',
]);

/** The tariff that the price list knows, as OpenAI and Groq, and as Anthropic call it. */
const LISTED_TIERS = new Set(['default', 'standard', 'on_demand']);

/** Models that search the web on their own, which is charged for apart from tokens. */
const SEARCHES = /search|research/;

/**
 * What a call costs in US dollars by the provider's public list price, or `undefined` where that is not certain:
 * another provider, a model that the list does not name exactly, a parameter that changes the tariff, a count that is
 * missing. It is the price of the official API: do not ask for a server of one's own.
 *
 * @param atMs When the call was made, in milliseconds since 1970. Default `Date.now()`.
 * @param tariff What is paid of the list price. Default: all of it.
 *
 * @example
 * priceOf({ provider: 'openai', model: 'gpt-4o', inputTokens: 1000, cachedTokens: 500, outputTokens: 100 }); // 0.002875
 */
export function priceOf(call: PricedCall, atMs: number = Date.now(), tariff?: Tariff): number | undefined {
  const { provider, model, parameters = {} } = call;
  if (SEARCHES.test(model) || Object.keys(parameters).some((name) => TARIFF_PARAMETERS.has(name)))
    return undefined;
  const listed = listedModel(provider, model, atMs);
  return listed && tokenCost(listed.price, call, tariff);
}

/**
 * Adds `costUsd` to an answer that does not say itself what it cost, where `priceOf` knows. The price list knows one
 * tariff only: an answer that was billed by another has no known price, unless it is the one that is given.
 *
 * The price list is named by `priceListName`, the provider as rows call it; it is `undefined` for a server that is not
 * the provider's own, whose prices nobody knows.
 */
export function withCost<Answer extends Usage>(
  answer: Answer,
  { model, parameters }: Pick<CompletionRequest, 'model' | 'parameters'>,
  { priceListName, nowMs, batch }: PriceListing,
): Answer {
  const { costUsd, serviceTier = 'default' } = answer;
  const isListed = LISTED_TIERS.has(serviceTier) || (batch !== undefined && serviceTier === 'batch');
  if (priceListName === undefined || costUsd !== undefined || !isListed) return answer;
  const listUsd = priceOf({ ...answer, provider: priceListName, model, parameters }, nowMs, batch);
  return listUsd === undefined ? answer : { ...answer, costUsd: listUsd };
}

/** Where a price stands, and what is paid of it. */
export interface PriceListing {
  readonly priceListName: string | undefined;
  readonly nowMs: number;
  /** What is paid of it, where the call was one of a batch. Default: it was none. */
  readonly batch?: Tariff | undefined;
}
