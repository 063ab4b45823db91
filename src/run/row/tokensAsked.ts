import type { Question } from './preparedRow.js';

/** Tokens that a call may take: the estimate of its input, and the output it asks for if it says so. */
export function tokensAsked({ estimatedTokens, request: { parameters } }: Question): number {
  const most = parameters['max_tokens'] ?? parameters['max_completion_tokens'];
  return estimatedTokens + (typeof most === 'number' && most > 0 ? most : 0);
}
