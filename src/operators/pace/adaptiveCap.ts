const CUT = 0.8;

/**
 * How many calls at once a provider gets: from its configured cap down by a fifth with every refusal, and back up by
 * one for every two rounds of accepted calls that used the cap in full.
 *
 * Additive increase, multiplicative decrease (https://en.wikipedia.org/wiki/Additive_increase/multiplicative_decrease).
 */
export class AdaptiveCap {
  readonly #most: number;
  #exact: number;

  constructor(most: number) {
    this.#most = most;
    this.#exact = most;
  }

  /** Whole calls. */
  get value(): number {
    return Math.floor(this.#exact);
  }

  /** `used`: calls in flight when the refused one was sent. Without it an unlimited cap has nothing to fall from. */
  cut(used: number): void {
    this.#exact = Math.max(1, Math.min(this.#exact, Math.max(used, 1)) * CUT);
  }

  /** A call was accepted that was sent with `used` calls in flight, itself included. */
  grow(used: number): void {
    if (used < this.value) return;
    this.#exact = Math.min(this.#most, this.#exact + 0.5 / this.#exact);
  }
}
