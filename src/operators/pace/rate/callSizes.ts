/** Calls over which the usual size is averaged. */
const MEMORY = 64;
/** Most calls that the largest counts as: all others do not wait for a row that is larger by far. */
const MOST = 3;

/** How much calls differ in size, in tokens: a server may count those. */
export class CallSizes {
  #calls = 0;
  #usual = 0;
  #largest = 0;

  /** A call of so many tokens is sent. */
  note(tokens: number): void {
    this.#calls = Math.min(this.#calls + 1, MEMORY);
    this.#usual += (tokens - this.#usual) / this.#calls;
    this.#largest = Math.max(this.#largest, tokens);
  }

  /** As how many calls of the usual size the largest counts, from 1. */
  get callsOfLargest(): number {
    return this.#usual > 0 ? Math.min(MOST, this.#largest / this.#usual) : 1;
  }
}
