import type { ModelPrice } from '@pydantic/genai-prices';
import { onFirstUse } from '../../onFirstUse.js';
import { namesModel } from './namesModel.js';

/** What the public price list knows of one model. */
export interface ListedModel {
  /** US dollars by unit, as they hold at the time asked for: `input_mtok` is the price of a million input tokens. */
  readonly price: ModelPrice;
  /** Tokens. */
  readonly contextWindow: number | undefined;
}

/**
 * Our names of the providers whose models have one public price, and the list's names of them.
 *
 * Left out on purpose: `azure` (a deployment may be called anything, and its kind changes the price), `openrouter`
 * (says itself what a call cost), `perplexity` (charges for requests too), and all that runs on one's own machine.
 */
const LISTED: ReadonlyMap<string, string> = new Map([
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['gemini', 'google'],
  ['groq', 'groq'],
  ['together', 'together'],
  ['mistral', 'mistral'],
  ['deepseek', 'deepseek'],
  ['fireworks', 'fireworks'],
  ['xai', 'x-ai'],
  ['cerebras', 'cerebras'],
]);

/** Prices change on a day or an hour, never within a minute. */
const PRICE_HOLDS_MS = 60_000;
/** Models that are remembered at once. A file may name any number of them. */
const MOST_KNOWN = 1000;

/** A megabyte that takes some 40 ms to load. */
export const genaiPrices = onFirstUse<typeof import('@pydantic/genai-prices')>('@pydantic/genai-prices');

/** What was found of models, that there is nothing included: looking for it takes longest. */
const known = new Map<string, { readonly model: ListedModel | undefined; readonly untilMs: number }>();

/**
 * The entry of a model in the public price list, or `undefined` where the list does not name it for certain.
 *
 * The list is https://github.com/pydantic/genai-prices as it is in the installed package `@pydantic/genai-prices`:
 * version 0.1.8 is of 2026-09-23. Nothing is fetched from the network. It is loaded on first use, and a look-up is
 * remembered for a minute.
 *
 * @example
 * listedModel('openai', 'gpt-4o', Date.now())?.contextWindow; // 128000
 */
export function listedModel(
  provider: string | undefined,
  model: string,
  atMs: number,
): ListedModel | undefined {
  const providerId = LISTED.get(provider ?? '');
  if (providerId === undefined) return undefined;

  const key = `${provider} ${model}`;
  const remembered = known.get(key);
  if (remembered !== undefined && atMs < remembered.untilMs) return remembered.model;

  const listed = lookUp(providerId, model, atMs);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, { model: listed, untilMs: (Math.floor(atMs / PRICE_HOLDS_MS) + 1) * PRICE_HOLDS_MS });
  return listed;
}

function lookUp(providerId: string, model: string, atMs: number): ListedModel | undefined {
  const found = genaiPrices().calcPrice({}, model, { providerId, timestamp: new Date(atMs) });
  if (found?.provider.id !== providerId || !namesModel(found.model.match, model)) return undefined;
  return { price: found.model_price, contextWindow: found.model.context_window };
}
