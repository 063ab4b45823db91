import type { Question } from './preparedRow.js';

/** Tokens that a call may take: the estimate of its input, and the output it asks for if it says so. */
export function tokensAsked(row: Question): number {
  return row.estimatedTokens + (mostOutputTokens(row) ?? 0);
}

/** Output tokens that a row allows at the most; `undefined` where it does not say. */
export function mostOutputTokens({ request: { parameters } }: Pick<Question, 'request'>): number | undefined {
  const most = parameters['max_tokens'] ?? parameters['max_completion_tokens'];
  return typeof most === 'number' && most > 0 ? most : undefined;
}
