import { objectIn, textIn } from '../../json.js';
import type { Usage } from '../../usage.js';
import { tokenCount } from '../answers/tokenCount.js';

/** https://docs.x.ai/developers/cost-tracking */
const TICKS_PER_USD = 1e10;

/**
 * What a chat completion says of tokens and cost. Where `total_tokens` are more than the two parts, the rest is
 * reasoning that was left out of `completion_tokens`, as xAI does, and is billed as output.
 *
 * @param reportsCost Whether `usage.cost` is what the call cost in US dollars.
 * @see https://platform.openai.com/docs/api-reference/chat/object
 */
export function chatUsage(body: unknown, reportsCost: boolean): Usage {
  const { usage, service_tier: serviceTier } = objectIn(body);
  const inputTokens = tokenCount(usage, 'prompt_tokens');
  return {
    inputTokens,
    outputTokens: outputOf(
      inputTokens,
      tokenCount(usage, 'completion_tokens'),
      tokenCount(usage, 'total_tokens'),
    ),
    cachedTokens:
      tokenCount(usage, 'prompt_tokens_details', 'cached_tokens') ??
      tokenCount(usage, 'prompt_cache_hit_tokens'), // of DeepSeek
    cacheWriteTokens: tokenCount(usage, 'prompt_tokens_details', 'cache_write_tokens'),
    reasoningTokens:
      tokenCount(usage, 'completion_tokens_details', 'reasoning_tokens') ??
      tokenCount(usage, 'reasoning_tokens'), // of Perplexity
    serviceTier: textIn(serviceTier),
    costUsd: costIn(objectIn(usage), reportsCost),
  };
}

function outputOf(
  inputTokens: number | undefined,
  completionTokens: number | undefined,
  totalTokens: number | undefined,
): number | undefined {
  if (inputTokens === undefined || completionTokens === undefined || totalTokens === undefined)
    return completionTokens;
  return Math.max(completionTokens, totalTokens - inputTokens);
}

function costIn(usage: Readonly<Record<string, unknown>>, reportsCost: boolean): number | undefined {
  const ticks = amountIn(usage['cost_in_usd_ticks']);
  if (ticks !== undefined) return ticks / TICKS_PER_USD;
  return reportsCost ? amountIn(usage['cost']) : undefined;
}

function amountIn(cost: unknown): number | undefined {
  return typeof cost === 'number' && cost >= 0 && Number.isFinite(cost) ? cost : undefined;
}
