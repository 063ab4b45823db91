import type { FinishReason } from './result.js';

/** What a call used and cost, as far as its provider says. */
export interface Usage {
  /** All input tokens that are billed, cached ones included. */
  readonly inputTokens?: number | undefined;
  /** All output tokens that are billed, reasoning included. */
  readonly outputTokens?: number | undefined;
  /** Part of `inputTokens` that came from the provider's cache. */
  readonly cachedTokens?: number | undefined;
  /** Part of `inputTokens` that was written to the provider's cache, where that has a price of its own. */
  readonly cacheWriteTokens?: number | undefined;
  /** Part of `outputTokens` that the model spent on thinking. */
  readonly reasoningTokens?: number | undefined;
  /** The tariff that the call was billed by, in the provider's word. */
  readonly serviceTier?: string | undefined;
  /** What the provider says the call cost, in US dollars. */
  readonly costUsd?: number | undefined;
}

/** What an answer says of itself, its text aside. A refused answer says it as well. */
export interface AnswerFacts extends Usage {
  readonly finishReason?: FinishReason | undefined;
  /** The provider's own word for it. */
  readonly rawFinishReason?: string | undefined;
}

/** What is billed of it, and can be added up. */
export type BilledUsage = Pick<
  Usage,
  'inputTokens' | 'outputTokens' | 'cachedTokens' | 'reasoningTokens' | 'costUsd'
>;

/** What two calls were billed for together. What one of them does not say is what the other says. */
export function billedTogether(one: BilledUsage, other: BilledUsage): BilledUsage {
  return {
    inputTokens: sum(one.inputTokens, other.inputTokens),
    outputTokens: sum(one.outputTokens, other.outputTokens),
    cachedTokens: sum(one.cachedTokens, other.cachedTokens),
    reasoningTokens: sum(one.reasoningTokens, other.reasoningTokens),
    costUsd: sum(one.costUsd, other.costUsd),
  };
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one + other;
}
