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
    this.#most = Math.max(1, most);
    this.#exact = this.#most;
  }

  /** Whole calls. */
  get value(): number {
    return Math.floor(this.#exact);
  }

  /** A call was refused while `inFlight` calls were on their way, itself included: what an unlimited cap falls from. */
  cut(inFlight: number): void {
    const from = Number.isFinite(this.#exact) ? this.#exact : inFlight;
    this.#exact = Math.max(1, from * CUT);
  }

  /** A call was accepted that was sent with `used` calls in flight, itself included. */
  grow(used: number): void {
    if (used < this.value) return;
    this.#exact = Math.min(this.#most, this.#exact + 0.5 / this.#exact);
  }
}
