/** Calls of each of its parts, and of the first where so little was refused before that fewer tell nothing. */
const CALLS = 50;
const MOST_CALLS = 100;
/** Refusals that the first part would have by chance. */
const ENOUGH_REFUSALS = 4;
/** Longest time that one part takes, in milliseconds, however few its calls are. */
const LONGEST_MS = 15_000;
/** Part of what was accepted that is sent meanwhile. */
const LESS = 0.8;
/** Share of refusals above which it is load, unless as much was refused of what was sent before. */
const MOST_CHANCE = 0.25;
/** How much smaller the share has to become for it to have been load. */
const HELPED = 2.5;

/** What a trial has found out. */
export interface Finding {
  /** Calls by which it is known what is refused by chance. */
  readonly calls: number;
  readonly refused: number;
  /** What to multiply the accepted rate with to get what can be sent. */
  readonly factor: number;
  /** Whether sending less was no help at all: the rate may be far too low. */
  readonly isChance: boolean;
}

/**
 * Sends a fifth less than was accepted, to see what is refused all the same: that is chance, for which sending less is
 * no help. If a good deal is, sends a fifth less once more: where that helps after all, it was load.
 *
 * The question is that of loss-tolerant congestion control: does the accepted rate fall when less is sent?
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-ccwg-bbr
 * @see https://www.usenix.org/conference/nsdi18/presentation/dong PCC Vivace
 */
export class Trial {
  readonly #before: number;
  /** Calls that its part needs. */
  #least: number;
  #sinceMs: number;
  #calls = 0;
  #refused = 0;
  /** Number of the first call of its part: what was sent before it may be refused long after that. */
  #firstOrder = Number.POSITIVE_INFINITY;
  /** Share that was refused in its first part. */
  #first: number | undefined;

  /** @param before Share that was refused of what was sent before. */
  constructor(nowMs: number, before: number) {
    this.#sinceMs = nowMs;
    this.#before = before;
    this.#least = Math.min(MOST_CALLS, Math.max(CALLS, ENOUGH_REFUSALS / before));
  }

  /** Part of the accepted rate that is to be sent now. */
  get factor(): number {
    return this.#first === undefined ? LESS : LESS * LESS * (1 - this.#first);
  }

  /** Whether it need not go on: so much is refused that it is load. */
  get isLoad(): boolean {
    return this.#refused > MOST_CHANCE * this.#calls + 2;
  }

  /** Begins its part again. */
  restart(nowMs: number): void {
    this.#sinceMs = nowMs;
    this.#calls = 0;
    this.#refused = 0;
    this.#firstOrder = Number.POSITIVE_INFINITY;
  }

  /** The call of this number is sent. */
  send(order: number): void {
    this.#calls += 1;
    this.#firstOrder = Math.min(this.#firstOrder, order);
  }

  /** The call of this number was refused. */
  refuse(order: number): void {
    if (order >= this.#firstOrder) this.#refused += 1;
  }

  /** What was found, once enough was sent, or it has taken too long. */
  finding(nowMs: number): Finding | undefined {
    if (this.#first !== undefined && this.#isInVain(this.#first)) return this.#end(this.#first);
    const least = this.#first === undefined && this.#refused >= 2 ? CALLS : this.#least;
    if (this.#calls < least && (this.#calls === 0 || nowMs - this.#sinceMs < LONGEST_MS)) return undefined;
    return this.#first === undefined ? this.#endFirst(nowMs) : this.#end(this.#first);
  }

  /** Whether so much is refused in the second part that it is no help, whatever comes. */
  #isInVain(first: number): boolean {
    return HELPED * this.#refused > first * Math.max(this.#calls, this.#least);
  }

  #endFirst(nowMs: number): Finding | undefined {
    const [calls, refused] = [this.#calls, this.#refused];
    const share = refused / calls;
    if (refused < 2) return { calls, refused, factor: 1, isChance: false };
    // Nothing at all would be sent if everything had been refused.
    this.#first = Math.min(share, MOST_CHANCE);
    this.#least = Math.min(MOST_CALLS, ENOUGH_REFUSALS / this.#first);
    this.restart(nowMs);
    return undefined;
  }

  #end(first: number): Finding {
    // One that ends early ends with a refusal: as few calls as that may be by chance.
    const calls = Math.max(this.#calls, Math.min(this.#least, CALLS) / 2);
    const refused = this.#refused;
    const share = refused / calls;
    if (HELPED * share <= first)
      return { calls, refused, factor: (LESS * (1 - first)) / (1 - share), isChance: false };
    const chance = Math.min(MOST_CHANCE, (first + share) / 2);
    const isChance = HELPED * first > this.#before;
    return { calls: CALLS + calls, refused: chance * (CALLS + calls), factor: 1 / (1 - chance), isChance };
  }
}
