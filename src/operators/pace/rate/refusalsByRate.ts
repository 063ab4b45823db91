/** What was sent fades as others follow: of what is so many calls old, a third still counts. */
const MEMORY = 400;
/** Rates of one class differ by no more than this factor. */
const CLASS = 1.05;
/** What is sent so much more slowly is not refused for the same load. */
const BELOW = 0.9;
/** Calls without which a share tells nothing. */
const ENOUGH_CALLS = 60;

/** Share of refusals above which even those at lower rates are not put down to chance. */
const MOST_CHANCE = 0.1;

/** What was sent at rates of one class, and what of it was not refused. */
export interface RateClass {
  sent: number;
  calls: number;
  /** Number of its latest call. */
  order: number;
}

/** So many calls, of which so many were refused; both may be fractions, as what is old counts for less. */
export interface Refused {
  readonly calls: number;
  readonly refused: number;
}

/**
 * What was refused at which rate. What is refused at a clearly lower rate, too, is not refused because of the rate: that
 * tells chance from load without sending less for that alone.
 *
 * @see https://www.usenix.org/conference/nsdi18/presentation/dong PCC Vivace, which compares rates in the same way
 */
export class RefusalsByRate {
  readonly #classes = new Map<number, RateClass>();
  #order = 0;

  /** A call is sent at a rate, in calls per millisecond. Returns where it counts as taken, until it is refused. */
  send(perMs: number): RateClass {
    this.#order += 1;
    const key = classOf(perMs);
    const known = this.#classes.get(key);
    const one = known ?? { sent: 0, calls: 0, order: this.#order };
    const kept = this.#kept(one);
    one.sent = one.sent * kept + 1;
    one.calls = one.calls * kept + 1;
    one.order = this.#order;
    if (known === undefined) this.#classes.set(key, one);
    return one;
  }

  /** What was refused at rates that were clearly lower, where that is enough to tell anything. */
  below(perMs: number): Refused | undefined {
    const highest = classOf(BELOW * perMs);
    let calls = 0;
    let refused = 0;
    for (const [key, one] of this.#classes) {
      if (key > highest) continue;
      const kept = this.#kept(one);
      calls += one.sent * kept;
      refused += Math.max(0, one.sent - one.calls) * kept;
    }
    return calls < ENOUGH_CALLS ? undefined : { calls, refused: Math.min(refused, MOST_CHANCE * calls) };
  }

  /** It was load: forgets what was refused at this rate and above. */
  forgetFrom(perMs: number): void {
    const lowest = classOf(perMs);
    for (const key of this.#classes.keys()) if (key >= lowest) this.#classes.delete(key);
  }

  #kept({ order }: RateClass): number {
    return Math.exp((order - this.#order) / MEMORY);
  }
}

function classOf(perMs: number): number {
  return Math.round(Math.log(perMs) / Math.log(CLASS));
}
