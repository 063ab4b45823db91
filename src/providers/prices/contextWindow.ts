import { listedModel } from './priceList.js';

/**
 * Tokens that fit into a model, from the public list that `listedModel` reads; `undefined` where it does not say so
 * of exactly this model. Meant for providers that cannot be asked.
 *
 * @param provider As rows call it; `undefined` for a server that is not the provider's own.
 * @param atMs Milliseconds since 1970. Default `Date.now()`.
 *
 * @example
 * contextWindowOf('anthropic', 'claude-opus-4-1-20250805'); // 200000
 */
export function contextWindowOf(
  provider: string | undefined,
  model: string,
  atMs: number = Date.now(),
): number | undefined {
  return listedModel(provider, model, atMs)?.contextWindow;
}
