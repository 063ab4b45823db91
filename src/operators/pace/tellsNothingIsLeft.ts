import type { Refusal } from './pacedCall.js';

/** Whether the server said itself that it has nothing left for such a call, so that its budget takes care of it. */
export function tellsNothingIsLeft({ allowance }: Refusal, tokens: number): boolean {
  const isSpent = allowance?.requests !== undefined && allowance.requests.remaining < 1;
  return isSpent || (allowance?.tokens !== undefined && allowance.tokens.remaining < tokens);
}
