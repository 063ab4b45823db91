import type { Question } from './preparedRow.js';

const CHARACTERS_PER_TOKEN = 4;

export interface TokensAskedOptions {
  /**
   * Whether a limit counts them, so that the input is estimated as well as it can be. Where only a server's own word of
   * what is left is followed, every answer corrects it, and a rough size will do. Default `false`.
   */
  readonly isCounted?: boolean;
}

/** Tokens that a call may take: the estimate of its input, and the output it asks for if it says so. */
export function tokensAsked(
  row: Pick<Question, 'request' | 'estimate'>,
  { isCounted = false }: TokensAskedOptions = {},
): number {
  const { estimate } = row;
  const text = isCounted ? estimate.textTokens : Math.ceil(estimate.characters / CHARACTERS_PER_TOKEN);
  const input = text + estimate.attached.tokens;
  return input + (mostOutputTokens(row) ?? 0);
}

/** Output tokens that a row allows at the most; `undefined` where it does not say. */
export function mostOutputTokens({ request: { parameters } }: Pick<Question, 'request'>): number | undefined {
  const most = parameters['max_tokens'] ?? parameters['max_completion_tokens'];
  return typeof most === 'number' && most > 0 ? most : undefined;
}
