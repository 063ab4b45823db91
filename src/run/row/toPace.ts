import { ProviderError } from '../../errors.js';
import type { Acceptance, Refusal } from '../../operators/pace/pacedCall.js';
import type { Completion } from '../../providers/provider.js';

/** What an answer tells the pace. */
export function toAcceptance({ inputTokens, outputTokens, allowance }: Completion): Acceptance {
  const known = inputTokens !== undefined && outputTokens !== undefined;
  return { tokens: known ? inputTokens + outputTokens : undefined, allowance };
}

/** What an error tells the pace, if it is a refusal: for the rate, or for what this machine lacks. */
export function toRefusal(error: unknown): Refusal | undefined {
  if (!ProviderError.isInstance(error)) return undefined;
  const { failure, delayMs, allowance, message: reason, ofAccount } = error;
  const isLocal = failure === 'local';
  if (failure !== 'rate-limited' && !isLocal) return undefined;
  return { delayMs, allowance, reason, isAtOnce: isLocal, isOfProvider: isLocal || ofAccount };
}
