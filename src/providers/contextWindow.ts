import { listedModel } from './listedModel.js';

export interface ContextWindowOptions {
  /** Milliseconds since 1970. Default `Date.now()`. */
  atMs?: number;
}

/**
 * Tokens that fit into a model, from the public list that `listedModel` reads; `undefined` where it does not say so
 * of exactly this model. Meant for providers that cannot be asked.
 *
 * @example
 * contextWindowOf('anthropic', 'claude-opus-4-1-20250805'); // 200000
 */
export function contextWindowOf(
  provider: string,
  model: string,
  { atMs = Date.now() }: ContextWindowOptions = {},
): number | undefined {
  return listedModel(provider, model, atMs)?.contextWindow;
}
