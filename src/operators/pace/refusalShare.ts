/** Calls that it looks back upon. */
const WINDOW = 32;
/** Calls over which the share of chance is averaged: it can change, and go away. */
const MEMORY = 512;
/** What is believed before anything is known: one call in fifty, as if 25 had been counted. */
const PRIOR = { calls: 25, refused: 0.5 };
/** Calls within which two refusals are a pair. */
const PAIR = 8;
/** Calls from one refusal to the next that are hardly chance: of as many, chance refuses less than this. */
const UNLIKELY_PAIR = 0.08;
/** Refusals in a row that are no chance, at least, and how unlikely they have to be by chance. */
const SOLID = 3;
const UNLIKELY = 1e-5;
/** Refusals among the latest calls that are too few to say so. */
const FEW = 3.5;
const FEW_SENSITIVE = 1.5;

/**
 * Which share of the latest calls was refused, and whether that is more than chance explains.
 *
 * Calls count by the order in which they were sent, and fade as others follow. One that was sent before a refused one
 * and has not been refused itself counts as accepted, although its answer may take long: refusals come at once. What
 * has faded without telling of load is how the share of chance is known.
 */
export class RefusalShare {
  #calls = 0;
  #refused = 0;
  #order = 0;
  #inRow = 0;
  /** Calls from the refusal before to the latest. */
  #gap = Number.POSITIVE_INFINITY;
  #lastRefused = Number.NEGATIVE_INFINITY;
  #past = PRIOR;

  /** Share of calls that is refused whatever is sent, as far as is known. */
  get chance(): number {
    return this.#past.refused / this.#past.calls;
  }

  /** Share of the latest calls that was refused. */
  get share(): number {
    return this.#calls === 0 ? 0 : Math.min(1, this.#refused / this.#calls);
  }

  /**
   * Whether the server takes nothing at the moment: refusal upon refusal. It is sensitive where calls are held back for
   * load already, or none is on its way that may be taken; else a few in a row may be chance of which nothing is known.
   */
  isSolid({ isSensitive }: { readonly isSensitive: boolean }): boolean {
    const row = isSensitive ? this.chance ** this.#inRow : this.#rowByChance;
    if (this.#inRow >= SOLID && row < UNLIKELY) return true;
    const few = isSensitive ? FEW_SENSITIVE : FEW;
    return this.#refused > few && this.#refused >= this.#calls / 2 && this.isMoreThanChance(4);
  }

  /** Whether so many refusals in a row are hardly chance. */
  get isRow(): boolean {
    return this.#inRow > 1 && WINDOW * this.chance ** this.#inRow < 0.01;
  }

  /** Whether the refusal before was among the last few calls. */
  get isPair(): boolean {
    return this.#gap <= PAIR;
  }

  /** Whether the refusal before was so few calls ago that the two are hardly chance. */
  get isUnlikelyPair(): boolean {
    return this.#gap * this.chance < UNLIKELY_PAIR;
  }

  /** Whether a single refusal was hardly to be expected, by a share of chance that is measured or only believed. */
  isNews({ isMeasured }: { readonly isMeasured: boolean }): boolean {
    return (!isMeasured && this.chance < 0.03) || this.#calls * this.chance < 0.3;
  }

  /** Counts the call that was sent as number `order`, from 1, as refused. */
  refuse(order: number, isHeldBack: boolean): void {
    this.#fadeTo(order, isHeldBack);
    this.#inRow = order === this.#lastRefused + 1 ? this.#inRow + 1 : 1;
    this.#gap = order - this.#lastRefused;
    this.#lastRefused = order;
    this.#refused += 1;
  }

  /**
   * Whether more was refused than chance explains, by so many standard deviations: those of a Poisson distribution,
   * which has the square root of its mean for one, and of how well the share is known.
   */
  isMoreThanChance(deviations: number): boolean {
    const expected = this.#calls * this.chance;
    const doubt = (this.#calls * expected) / this.#past.calls;
    return this.#refused > expected + deviations * Math.sqrt(expected + doubt) + 1;
  }

  /** Of so many calls, so many were refused by chance. */
  learn({ calls, refused }: { readonly calls: number; readonly refused: number }): void {
    this.#past = { calls: PRIOR.calls + calls, refused: PRIOR.refused + refused };
  }

  /** Takes nothing that was refused so far for chance. */
  forget(): void {
    this.#past = PRIOR;
  }

  /** Looks only at what is sent after the call of this number: what came before told of load. */
  restart(order: number): void {
    this.#calls = 0;
    this.#refused = 0;
    this.#order = order;
  }

  /**
   * How likely so many refusals in a row are by chance, as far as its share is known: each makes a larger share more
   * likely, the more the fewer calls it is known by (https://en.wikipedia.org/wiki/Beta-binomial_distribution).
   */
  get #rowByChance(): number {
    const { calls, refused } = this.#past;
    let likely = 1;
    for (let place = 0; place < this.#inRow; place += 1) likely *= (refused + place) / (calls + place);
    return likely;
  }

  #fadeTo(order: number, isHeldBack: boolean): void {
    const passed = Math.max(0, order - this.#order);
    const kept = (1 - 1 / WINDOW) ** passed;
    const calls = this.#calls * kept + WINDOW * (1 - kept);
    const remembered = (1 - 1 / MEMORY) ** passed;
    const faded = { calls: this.#calls + passed - calls, refused: this.#refused * (1 - kept) };
    // Where calls are held back, a share that grows is no news of chance.
    const refused = isHeldBack ? Math.min(faded.refused, faded.calls * this.chance) : faded.refused;
    this.#past = {
      calls: this.#past.calls * remembered + faded.calls,
      refused: this.#past.refused * remembered + refused,
    };
    this.#calls = calls;
    this.#refused *= kept;
    this.#order = Math.max(this.#order, order);
  }
}
