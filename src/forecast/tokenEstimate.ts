import type { InputEstimate } from '../run/inputEstimate.js';

/** Texts that are counted one by one; then every fiftieth. */
const COUNTED = 500;
const EVERY = 50;

/** Tokens of many texts alike: some are estimated, the others taken by their length. */
export class TokenEstimate {
  #texts = 0;
  #characters = 0;
  #tokens = 0;

  /** Images that go along are counted one by one: no tokenizer has to look at them. */
  of(input: Pick<InputEstimate, 'characters' | 'textTokens' | 'attached'>): number {
    return this.#ofText(input) + input.attached.tokens;
  }

  #ofText(input: Pick<InputEstimate, 'characters' | 'textTokens'>): number {
    this.#texts += 1;
    if (this.#texts > COUNTED && this.#texts % EVERY !== 0)
      return Math.round(input.characters * (this.#tokens / Math.max(1, this.#characters)));
    this.#characters += input.characters;
    this.#tokens += input.textTokens;
    return input.textTokens;
  }
}
