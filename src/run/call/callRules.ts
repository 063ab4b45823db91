import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import type { Acceptance } from '../../operators/pace/pacedCall.js';
import type { RetryWithBackoffOptions } from '../../operators/retry/retryOptions.js';
import type { Completion } from '../../providers/provider.js';

/** The classes that another attempt may help. */
const PASSING: readonly FailureClass[] = ['rate-limited', 'down', 'transient', 'unreachable', 'local'];

/**
 * Which failures are tried again, and how. A wait that the server asks for is no retry, except where it is not about
 * the rate: a server that fails with a delay may fail for ever.
 */
export const RETRY_RULES = {
  shouldRetry: (error) => ProviderError.isInstance(error) && PASSING.includes(error.failure),
  delayHintMs: (error) => (ProviderError.isInstance(error) ? error.delayMs : undefined),
  countsHinted: (error) => ProviderError.isInstance(error) && error.failure === 'transient',
} as const satisfies RetryWithBackoffOptions;

/** What an answer tells the pace. */
export function toAcceptance({ inputTokens, outputTokens, allowance }: Completion): Acceptance {
  const known = inputTokens !== undefined && outputTokens !== undefined;
  return { tokens: known ? inputTokens + outputTokens : undefined, allowance };
}
