/** What was sent fades as others follow: of what is so many calls old, a third still counts. */
const MEMORY = 400;
/** Rates of one class differ by no more than this factor. */
const CLASS = 1.05;
/** What is sent so much more slowly is not refused for the same load. */
const BELOW = 0.9;
/** Calls without which a share tells nothing. */
const ENOUGH_CALLS = 60;
/** Part of the share at a higher rate that is as much: sending less was no help. */
const ALIKE = 0.7;
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
 * tells chance from load without sending less for that alone, and ends a rate that falls with each refusal by chance.
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

  /**
   * What is refused for another reason than a rate: at rates that were clearly lower, or at this one where at clearly higher
   * ones hardly more was; `undefined` where that is not enough to tell anything.
   */
  anyway(perMs: number): Refused | undefined {
    const [lower, higher] = [classOf(BELOW * perMs), classOf(perMs / BELOW)];
    const below = this.#between(Number.NEGATIVE_INFINITY, lower);
    if (below.calls >= ENOUGH_CALLS) return atMostChance(below);
    const here = this.#between(lower + 1, higher - 1);
    const above = this.#between(higher, Number.POSITIVE_INFINITY);
    if (Math.min(here.calls, above.calls) < ENOUGH_CALLS || above.refused === 0) return undefined;
    const isAlike = here.refused / here.calls >= ALIKE * (above.refused / above.calls);
    return isAlike ? atMostChance(here) : undefined;
  }

  /** It was load: forgets what was refused at this rate and above. */
  forgetFrom(perMs: number): void {
    const lowest = classOf(perMs);
    for (const key of this.#classes.keys()) if (key >= lowest) this.#classes.delete(key);
  }

  #between(lowest: number, highest: number): Refused {
    let calls = 0;
    let refused = 0;
    for (const [key, one] of this.#classes) {
      if (key < lowest || key > highest) continue;
      const kept = this.#kept(one);
      calls += one.sent * kept;
      refused += Math.max(0, one.sent - one.calls) * kept;
    }
    return { calls, refused };
  }

  #kept({ order }: RateClass): number {
    return Math.exp((order - this.#order) / MEMORY);
  }
}

function atMostChance({ calls, refused }: Refused): Refused {
  return { calls, refused: Math.min(refused, MOST_CHANCE * calls) };
}

function classOf(perMs: number): number {
  return Math.round(Math.log(perMs) / Math.log(CLASS));
}
