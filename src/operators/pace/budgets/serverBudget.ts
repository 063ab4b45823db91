import type { Budget } from '../../../allowance.js';

/** Share of the budget that is left alone: other programs may use the same key. */
const RESERVE = 0.05;

/**
 * No more is left alone than comes back in so many milliseconds: a twentieth of what is allowed in a minute, while a
 * twentieth of a day's requests (https://console.groq.com/docs/rate-limits#rate-limit-headers) would be an hour of them.
 */
const RESERVE_MS = 3000;

/** Longest time without a call, in milliseconds: what a server says is left may be wrong, or of another model. */
const LONGEST_SILENCE_MS = 60_000;

/** How much one answer's word on the rate counts, at full depletion. */
const TRUST = 0.3;

/** A call as it was sent: what its answer is compared to. */
export interface Mark {
  /** Calls are numbered: an answer that overtakes another makes that one old news. */
  readonly order: number;
  /** What was believed to be left behind it, but for the corrections until then. */
  readonly level: number;
}

/**
 * What a server says is left, carried on to now: the bucket on its side, seen from ours.
 *
 * Every call takes its share at once, and the bucket fills at the rate that answers imply (what is missing, over the
 * time until it is full again). An answer tells what was left when its call arrived: by as much as we were wrong about
 * that moment, we are wrong about now. So the calls in flight are counted. Amounts are requests or tokens.
 */
export class ServerBudget {
  #limit = Number.POSITIVE_INFINITY;
  #perMs: number | undefined;
  #level = 0;
  #levelMs = 0;
  #corrected = 0;
  #sent = 0;
  #sentMs = 0;
  #newest = 0;

  /** Whether a server has said anything that can be counted on. */
  get known(): boolean {
    return this.#perMs !== undefined;
  }

  /** Milliseconds until the server has room for so much, as far as is known; a minute after the last call at most. */
  waitMs(nowMs: number, amount: number): number {
    if (this.#perMs === undefined) return 0;
    const reserve = Math.min(this.#limit * RESERVE, this.#perMs * RESERVE_MS);
    const needed = Math.min(amount + reserve, this.#limit);
    const waitMs = (needed - this.#levelAt(nowMs)) / this.#perMs;
    return Math.max(0, Math.min(waitMs, this.#sentMs + LONGEST_SILENCE_MS - nowMs));
  }

  /** A call is sent. Returns the mark that its answer is to bring along. */
  send(nowMs: number, amount: number): Mark {
    this.#setLevel(nowMs, this.#levelAt(nowMs) - amount);
    this.#sent += 1;
    this.#sentMs = nowMs;
    return { order: this.#sent, level: this.#level - this.#corrected };
  }

  /** An answer to the call with this mark. */
  observe(nowMs: number, { order, level }: Mark, { limit, remaining, resetMs }: Budget): void {
    if (limit === undefined || resetMs === undefined || !(limit > 0)) return;
    if (order < this.#newest) return;
    this.#newest = order;
    this.#limit = limit;
    this.#learnRate(limit - remaining, resetMs);
    if (this.#perMs === undefined) return;
    const error = remaining - (level + this.#corrected);
    this.#corrected += error;
    this.#setLevel(nowMs, this.#levelAt(nowMs) + error);
  }

  #learnRate(missing: number, resetMs: number): void {
    // `remaining` is rounded down by most servers: on average half a unit less is missing.
    if (missing < 1 || resetMs <= 0) return;
    const perMs = (missing - 0.5) / resetMs;
    const trust = TRUST * Math.min(1, missing / this.#limit);
    this.#perMs = this.#perMs === undefined ? perMs : this.#perMs + trust * (perMs - this.#perMs);
  }

  #setLevel(nowMs: number, level: number): void {
    this.#level = level;
    this.#levelMs = nowMs;
  }

  #levelAt(nowMs: number): number {
    return Math.min(this.#limit, this.#level + (this.#perMs ?? 0) * (nowMs - this.#levelMs));
  }
}
