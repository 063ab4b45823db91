import { grouped } from '../../text/grouped.js';
import type { InputEstimate } from '../inputEstimate.js';

/** Whether an input goes into a model's context window, as far as an estimate can tell. */
export type WindowCheck =
  | { readonly verdict: 'fits' }
  /** The server decides; the user is told. */
  | { readonly verdict: 'tight'; readonly message: string }
  /** No call. */
  | { readonly verdict: 'too-long'; readonly message: string };

/** No text takes fewer tokens than this. */
const MOST_CHARACTERS_PER_TOKEN = 8;
/** No estimate is higher than this: of a single symbol. */
const MOST_TOKENS_PER_CHARACTER = 2;
const TIGHT_SHARE = 0.8;

/**
 * Judges an input by the window. An unknown window fits everything. Of an input that is short beside the window no
 * tokens are estimated.
 *
 * @example
 * checkWindow(new InputEstimate({ prompt: 'Tell me about bees.' }), 8192); // { verdict: 'fits' }
 */
export function checkWindow(
  input: Pick<InputEstimate, 'characters' | 'tokens' | 'attached'>,
  windowTokens: number | undefined,
): WindowCheck {
  if (windowTokens === undefined) return { verdict: 'fits' };
  const tightTokens = windowTokens * TIGHT_SHARE;
  if (input.characters * MOST_TOKENS_PER_CHARACTER + input.attached.tokens <= tightTokens)
    return { verdict: 'fits' };

  const { tokens } = input;
  const isTooLong = input.characters > windowTokens * MOST_CHARACTERS_PER_TOKEN;
  if (!isTooLong && tokens <= tightTokens) return { verdict: 'fits' };
  const said = `The input is about ${grouped(tokens)} tokens`;
  if (isTooLong) {
    return {
      verdict: 'too-long',
      message: `${said}, far beyond the model's context window of ${grouped(windowTokens)}: not sent`,
    };
  }
  const share = Math.round((tokens / windowTokens) * 100);
  return {
    verdict: 'tight',
    message: `${said}, ${share} % of the model's context window of ${grouped(windowTokens)}`,
  };
}
