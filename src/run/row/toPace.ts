import { ProviderError } from '../../errors.js';
import type { Acceptance, Refusal } from '../../operators/pace/providerPace.js';
import type { Completion } from '../../providers/provider.js';

/** What an answer tells the pace. */
export function toAcceptance({ inputTokens, outputTokens, allowance }: Completion): Acceptance {
  const known = inputTokens !== undefined && outputTokens !== undefined;
  return { tokens: known ? inputTokens + outputTokens : undefined, allowance };
}

/** What an error tells the pace, if it is a refusal for the rate. */
export function toRefusal(error: unknown): Refusal | undefined {
  if (!ProviderError.isInstance(error)) return undefined;
  if (error.failure !== 'rate-limited' && error.failure !== 'local') return undefined;
  return { delayMs: error.delayMs, allowance: error.allowance, reason: error.message };
}
