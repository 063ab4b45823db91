import type { TokenPrice } from '../../providers/provider.js';
import type { Usage } from '../../usage.js';

/** What one call is estimated by. */
export interface CallEstimate {
  readonly inputTokens: number;
  /** Output tokens that it allows at the most, if it says so. */
  readonly mostOutputTokens: number | undefined;
  /** `undefined` where it is not known. */
  readonly price: TokenPrice | undefined;
}

/**
 * What the calls in flight to one model are estimated to cost: their input, and the mean output of its answers so far;
 * before any, the output that they allow. Without a price, the mean of what such calls were said to cost. Every answer
 * changes the estimate of all of them.
 */
export class ModelSpending {
  #answers = 0;
  #outputTokens = 0;
  #costUsd = 0;
  readonly #inFlight = { calls: 0, inputUsd: 0, perOutputTokenUsd: 0, mostUsd: 0, unpriced: 0 };

  get inFlightUsd(): number {
    const { calls, inputUsd, perOutputTokenUsd, mostUsd, unpriced } = this.#inFlight;
    // What rounding leaves behind must not hold a call back for good.
    if (calls === 0) return 0;
    if (this.#answers === 0) return mostUsd;
    const unpricedUsd = unpriced * (this.#costUsd / this.#answers);
    return inputUsd + perOutputTokenUsd * (this.#outputTokens / this.#answers) + unpricedUsd;
  }

  start(call: CallEstimate): void {
    this.#count(call, 1);
  }

  end(call: CallEstimate): void {
    this.#count(call, -1);
  }

  /** Learns from an answer, whatever its use. */
  learn({ outputTokens, costUsd = 0 }: Usage): void {
    if (outputTokens === undefined && costUsd === 0) return;
    this.#answers += 1;
    this.#outputTokens += outputTokens ?? 0;
    this.#costUsd += costUsd;
  }

  #count({ inputTokens, mostOutputTokens = 0, price }: CallEstimate, sign: 1 | -1): void {
    this.#inFlight.calls += sign;
    if (price === undefined) {
      this.#inFlight.unpriced += sign;
      return;
    }
    const inputUsd = price(inputTokens, 0);
    this.#inFlight.inputUsd += sign * inputUsd;
    this.#inFlight.perOutputTokenUsd += sign * (price(inputTokens, 1) - inputUsd);
    this.#inFlight.mostUsd += sign * price(inputTokens, mostOutputTokens);
  }
}
