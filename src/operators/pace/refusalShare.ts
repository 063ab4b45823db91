/** Calls that it looks back upon. */
const WINDOW = 32;
/** Refusals in a row that are no chance. */
const SOLID = 3;

/**
 * Which share of the latest calls was refused, and whether that is more than chance explains.
 *
 * Calls count by the order in which they were sent, and fade as others follow. One that was sent before a refused one
 * and has not been refused itself counts as accepted, although its answer may take long: refusals come at once.
 */
export class RefusalShare {
  #calls = 0;
  #refused = 0;
  #order = 0;
  #solid = 0;
  #lastRefused = Number.NEGATIVE_INFINITY;
  #chance = 0;
  /** The share over a longer time: chance can go away. */
  #lately = 0;

  /** Share of calls that is refused whatever is sent, as far as is known. */
  get chance(): number {
    return this.#chance;
  }

  set chance(share: number) {
    this.#chance = share;
    this.#lately = share;
  }

  /** Whether the server takes nothing at the moment: refusal upon refusal. */
  get isSolid(): boolean {
    return this.#solid >= SOLID || (this.#refused > 1.5 && this.#refused >= this.#calls / 2);
  }

  /** Counts the call that was sent as number `order`, from 1, as refused. */
  refuse(order: number): void {
    this.#fadeTo(order);
    this.#solid = order === this.#lastRefused + 1 ? this.#solid + 1 : 1;
    this.#lastRefused = order;
    this.#refused += 1;
    this.#lately += 1 / (4 * WINDOW);
    this.#chance = Math.min(this.#chance, 1.5 * this.#lately + 0.005);
  }

  /**
   * Whether more was refused than chance explains, by so many standard deviations. A Poisson distribution has the
   * square root of its mean for one.
   *
   * @param least Share that is put down to chance in any case.
   */
  isMoreThanChance(deviations: number, least: number): boolean {
    const expected = this.#calls * Math.max(this.#chance, least);
    return this.#refused > expected + deviations * Math.sqrt(expected) + 1;
  }

  /** Looks only at what is sent after the call of this number. */
  restart(order: number): void {
    this.#calls = 0;
    this.#refused = 0;
    this.#order = order;
  }

  #fadeTo(order: number): void {
    const passed = Math.max(0, order - this.#order);
    const kept = (1 - 1 / WINDOW) ** passed;
    this.#calls = this.#calls * kept + WINDOW * (1 - kept);
    this.#refused *= kept;
    this.#lately *= (1 - 1 / (4 * WINDOW)) ** passed;
    this.#order = Math.max(this.#order, order);
  }
}
