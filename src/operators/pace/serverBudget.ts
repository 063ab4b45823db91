import type { Budget } from '../../providers/provider.js';

/** Share of the budget that is left alone: other programs may use the same key. */
const RESERVE = 0.05;

/** How much one answer's word on the rate counts, at full depletion. */
const TRUST = 0.3;

/**
 * What a server says is left, carried on to now: the bucket on its side, seen from ours.
 *
 * An answer tells what was left when its call arrived. From then on the bucket fills at a rate that the answer
 * implies (what is missing, over the time until it is full again), and every call sent since takes its share. So the
 * calls in flight are counted, and the next answer corrects the picture. Amounts are requests or tokens.
 */
export class ServerBudget {
  #limit = Number.POSITIVE_INFINITY;
  #perMs: number | undefined;
  #level = Number.POSITIVE_INFINITY;
  #levelMs = 0;
  #anchorMs = Number.NEGATIVE_INFINITY;
  #sent = 0;

  /** Whether a server has said anything that can be counted on. */
  get known(): boolean {
    return this.#perMs !== undefined;
  }

  /** Milliseconds until the server has room for so much, as far as is known. */
  waitMs(nowMs: number, amount: number): number {
    if (this.#perMs === undefined) return 0;
    const needed = Math.min(amount + this.#limit * RESERVE, this.#limit);
    return Math.max(0, (needed - this.#levelAt(nowMs)) / this.#perMs);
  }

  /** A call is sent. Returns the mark that its answer is to bring along. */
  send(nowMs: number, amount: number): number {
    this.#level = this.#levelAt(nowMs) - amount;
    this.#levelMs = nowMs;
    this.#sent += amount;
    return this.#sent;
  }

  /** An answer to the call that was sent at `sentMs` with `mark`. */
  observe(nowMs: number, sentMs: number, mark: number, { limit, remaining, resetMs }: Budget): void {
    if (limit === undefined || resetMs === undefined || !(limit > 0)) return;
    this.#limit = limit;
    this.#learnRate(limit - remaining, resetMs);
    if (this.#perMs === undefined || sentMs < this.#anchorMs) return;
    this.#anchorMs = sentMs;
    this.#level = Math.min(limit, remaining - (this.#sent - mark) + this.#perMs * (nowMs - sentMs));
    this.#levelMs = nowMs;
  }

  #learnRate(missing: number, resetMs: number): void {
    // `remaining` is rounded down by most servers: on average half a unit less is missing.
    if (missing < 1 || resetMs <= 0) return;
    const perMs = (missing - 0.5) / resetMs;
    const trust = TRUST * Math.min(1, missing / this.#limit);
    this.#perMs = this.#perMs === undefined ? perMs : this.#perMs + trust * (perMs - this.#perMs);
  }

  #levelAt(nowMs: number): number {
    return Math.min(this.#limit, this.#level + (this.#perMs ?? 0) * (nowMs - this.#levelMs));
  }
}
