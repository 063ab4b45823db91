/** Whether an input goes into a model's context window, as far as an estimate can tell. */
export type WindowCheck =
  | { readonly verdict: 'fits' }
  /** The server decides; the user is told. */
  | { readonly verdict: 'tight'; readonly message: string }
  /** No call. */
  | { readonly verdict: 'too-long'; readonly message: string };

/** The estimate takes a token for 4 characters; even text that takes 8 for one is half of it. */
const MOST_ESTIMATED_PER_TOKEN = 2;
const TIGHT_SHARE = 0.8;

/**
 * Judges an estimate of characters/4 by the window. An unknown window fits everything.
 *
 * @example
 * checkWindow(7000, 8192); // { verdict: 'tight', message: 'The input is about 7,000 tokens, ...' }
 */
export function checkWindow(estimatedTokens: number, windowTokens: number | undefined): WindowCheck {
  if (windowTokens === undefined || estimatedTokens <= windowTokens * TIGHT_SHARE) return { verdict: 'fits' };

  const input = `The input is about ${grouped(estimatedTokens)} tokens`;
  if (estimatedTokens > windowTokens * MOST_ESTIMATED_PER_TOKEN) {
    return {
      verdict: 'too-long',
      message: `${input}, far beyond the model's context window of ${grouped(windowTokens)}: not sent`,
    };
  }
  const share = Math.round((estimatedTokens / windowTokens) * 100);
  return {
    verdict: 'tight',
    message: `${input}, ${share} % of the model's context window of ${grouped(windowTokens)}`,
  };
}

function grouped(count: number): string {
  return Math.ceil(count).toLocaleString('en-US');
}
