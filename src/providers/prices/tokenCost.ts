import type { ModelPrice, TieredPrices } from '@pydantic/genai-prices';
import type { Completion } from '../provider.js';

/** The tokens of a call that have a price. */
export type TokenUsage = Pick<
  Completion,
  'inputTokens' | 'outputTokens' | 'cachedTokens' | 'cacheWriteTokens'
>;

/** Units that cost nothing unless a request asks for them: sound, images, searches. A text in, a text out does not. */
const UNUSED_UNITS = new Set([
  'input_audio_mtok',
  'cache_audio_read_mtok',
  'input_image_mtok',
  'cache_image_read_mtok',
  'input_video_mtok',
  'cache_write_1h_mtok',
  'web_searches_kcount',
  'storage_searches_kcount',
]);

/** What is paid of the list price. */
export interface Tariff {
  /** Of all tokens but those from the cache: from 0 to 1. */
  readonly share: number;
  /** Of tokens from the cache. */
  readonly cachedShare: number;
}

const LIST_PRICE: Tariff = { share: 1, cachedShare: 1 };

/**
 * US dollars for the tokens of one call, or `undefined` where the price list leaves anything open: a missing token
 * count, a unit that counts something else than tokens, cached tokens without a price of their own.
 *
 * @example
 * tokenCost({ input_mtok: 2.5, output_mtok: 10 }, { inputTokens: 1000, outputTokens: 100 }); // 0.0035
 */
export function tokenCost(
  price: ModelPrice,
  usage: TokenUsage,
  { share, cachedShare }: Tariff = LIST_PRICE,
): number | undefined {
  const { input_mtok, cache_read_mtok, cache_write_mtok, output_mtok, ...others } = price;
  const { inputTokens, outputTokens } = usage;
  const cachedTokens = usage.cachedTokens ?? noneIfUnpriced(cache_read_mtok);
  const cacheWriteTokens = usage.cacheWriteTokens ?? noneIfUnpriced(cache_write_mtok);
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  if (cachedTokens === undefined || cacheWriteTokens === undefined) return undefined;
  if (input_mtok === undefined || output_mtok === undefined) return undefined;
  if (Object.keys(others).some((unit) => !UNUSED_UNITS.has(unit))) return undefined;

  const parts = [
    { tokens: inputTokens - cachedTokens - cacheWriteTokens, perMillion: input_mtok, share },
    { tokens: cachedTokens, perMillion: cache_read_mtok, share: cachedShare },
    { tokens: cacheWriteTokens, perMillion: cache_write_mtok, share },
    { tokens: outputTokens, perMillion: output_mtok, share },
  ].filter(({ tokens }) => tokens !== 0);
  if (parts.some(({ tokens, perMillion }) => tokens < 0 || perMillion === undefined)) return undefined;

  const millionths = parts.reduce(
    (sum, part) => sum + part.tokens * part.share * rateAt(part.perMillion ?? 0, inputTokens),
    0,
  );
  return Number((millionths / 1e6).toPrecision(12)); // no 0.30000000000000004 in a cell
}

/** A count that was not reported is 0 only where it would make no difference. */
function noneIfUnpriced(price: ModelPrice[string]): 0 | undefined {
  return price === undefined ? 0 : undefined;
}

/** A long input makes all tokens of a call dearer. */
function rateAt(perMillion: number | TieredPrices, inputTokens: number): number {
  if (typeof perMillion === 'number') return perMillion;
  return perMillion.tiers.reduce(
    (rate, tier) => (inputTokens > tier.start ? tier.price : rate),
    perMillion.base,
  );
}
