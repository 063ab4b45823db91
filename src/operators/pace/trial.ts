/** Calls of each of its parts. */
const CALLS = 50;
/** Longest time that one part takes, in milliseconds, however few its calls are. */
const LONGEST_MS = 60_000;
/** Part of what was accepted that is sent meanwhile. */
const LESS = 0.8;
/** Share of refusals above which it is load, however little is sent. */
const MOST_CHANCE = 0.25;

/** What a trial has found out. */
export interface Finding {
  /** Share of calls that is refused by chance. */
  readonly chance: number;
  /** What to multiply the accepted rate with to get what can be sent. */
  readonly factor: number;
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
  #sinceMs: number;
  #calls = 0;
  #refused = 0;
  /** Share that was refused in its first part. */
  #first: number | undefined;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
  }

  /** Part of the accepted rate that is to be sent now. */
  get factor(): number {
    return this.#first === undefined ? LESS : LESS * LESS * (1 - this.#first);
  }

  /** Whether it need not go on: so much is refused that it is load. */
  get isLoad(): boolean {
    return this.#refused > MOST_CHANCE * this.#calls + 2;
  }

  send(): void {
    this.#calls += 1;
  }

  refuse(): void {
    this.#refused += 1;
  }

  /** What was found, once enough was sent, or it has taken too long. */
  finding(nowMs: number): Finding | undefined {
    if (this.#calls < CALLS && (this.#calls === 0 || nowMs - this.#sinceMs < LONGEST_MS)) return undefined;
    const share = this.#refused / this.#calls;
    if (this.#first === undefined) {
      if (this.#refused < 2) return { chance: 0, factor: 1 };
      // Nothing at all would be sent if everything had been refused.
      this.#first = Math.min(share, MOST_CHANCE);
      this.#sinceMs = nowMs;
      this.#calls = 0;
      this.#refused = 0;
      return undefined;
    }
    if (3 * (this.#refused + 1) <= this.#first * CALLS)
      return { chance: share, factor: (LESS * (1 - this.#first)) / (1 - share) };
    const chance = Math.min(MOST_CHANCE, (this.#first + share) / 2);
    return { chance, factor: 1 / (1 - chance) };
  }
}
