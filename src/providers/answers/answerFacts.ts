import type { AnswerFacts } from '../../usage.js';

/** What an answer says of itself, without its text and what was made of it. */
export function answerFacts(answer: AnswerFacts): AnswerFacts {
  const { inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens } = answer;
  const { serviceTier, costUsd, finishReason, rawFinishReason } = answer;
  return {
    inputTokens,
    outputTokens,
    cachedTokens,
    cacheWriteTokens,
    reasoningTokens,
    serviceTier,
    costUsd,
    finishReason,
    rawFinishReason,
  };
}
