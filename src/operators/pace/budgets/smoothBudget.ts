import type { RateLimit } from '../../../allowance.js';
import { positive } from '../../positive.js';
import { CATCH_UP_MS } from '../catchUpMs.js';

/** What was spent within one moment. Forgotten when all of it is a period old. */
export interface Spending {
  readonly firstMs: number;
  lastMs: number;
  amount: number;
}

/** Moments that are told apart within a period. */
const MOMENTS = 1000;

/**
 * A budget that is spent evenly: never more than `limit` in any window of `periodMs`, and no bursts within it.
 *
 * Starts are spaced by what they spend (the generic cell rate algorithm,
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm), and a log of what the last period spent has the last
 * word. An amount larger than the whole budget goes alone, when nothing was spent for a period; what follows waits
 * until its debt is paid off. Memory is bounded by 1000 moments. All times in milliseconds.
 */
export class SmoothBudget {
  readonly #limit: number;
  readonly #periodMs: number;
  readonly #spendings: Spending[] = [];
  #spent = 0;
  #nextMs = Number.NEGATIVE_INFINITY;

  /** Throws `RangeError` for a limit or a period that is not positive. */
  constructor({ limit, periodMs }: RateLimit) {
    this.#limit = positive('limit', limit);
    this.#periodMs = positive('periodMs', periodMs);
  }

  /** Milliseconds until so much may be spent. */
  waitMs(nowMs: number, amount: number): number {
    this.#forget(nowMs);
    return Math.max(0, this.#nextMs - nowMs, this.#windowWaitMs(nowMs, amount));
  }

  /** Spends. What is returned can be corrected later. */
  spend(nowMs: number, amount: number): Spending {
    this.#forget(nowMs);
    this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS) + this.#durationMs(amount);
    this.#spent += amount;
    const last = this.#spendings.at(-1);
    if (last !== undefined && nowMs - last.firstMs < this.#periodMs / MOMENTS) {
      last.lastMs = nowMs;
      last.amount += amount;
      return last;
    }
    const spending = { firstMs: nowMs, lastMs: nowMs, amount };
    this.#spendings.push(spending);
    return spending;
  }

  /** Replaces a part of what was spent then by what it really was. */
  correct(spending: Spending, estimated: number, actual: number): void {
    const difference = actual - estimated;
    this.#nextMs += this.#durationMs(difference);
    spending.amount += difference;
    if (this.#spendings.includes(spending)) this.#spent += difference;
  }

  #windowWaitMs(nowMs: number, amount: number): number {
    let excess = this.#spent + amount - this.#limit;
    let roomAtMs = nowMs;
    for (const spending of this.#spendings) {
      if (excess <= 0) break;
      excess -= spending.amount;
      roomAtMs = spending.lastMs + this.#periodMs;
    }
    return roomAtMs - nowMs;
  }

  #forget(nowMs: number): void {
    const fresh = this.#spendings.findIndex(({ lastMs }) => lastMs + this.#periodMs > nowMs);
    const stale = this.#spendings.splice(0, fresh === -1 ? this.#spendings.length : fresh);
    for (const { amount } of stale) this.#spent -= amount;
  }

  #durationMs(amount: number): number {
    return (amount / this.#limit) * this.#periodMs;
  }
}
