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
