/** Buckets grow by this factor: their middle is off by 0.5 % at the most, and rounding it by half a millisecond. */
const GROWTH = 1.01;

/** Quantiles of any number of durations in the memory of some thousand counters. */
export class Latencies {
  readonly #counts = new Map<number, number>();
  #total = 0;
  #minMs = Number.POSITIVE_INFINITY;
  #maxMs = 0;

  add(ms: number): void {
    const bucket = ms < 1 ? 0 : Math.ceil(Math.log(ms) / Math.log(GROWTH));
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
    this.#total += 1;
    this.#minMs = Math.min(this.#minMs, ms);
    this.#maxMs = Math.max(this.#maxMs, ms);
  }

  /** Exact. `undefined` without any duration. */
  get maxMs(): number | undefined {
    return this.#total === 0 ? undefined : this.#maxMs;
  }

  /**
   * The duration that this share of them does not exceed, within 1 % or a millisecond, and never outside of those
   * that were added. `undefined` without any duration.
   */
  quantileMs(share: number): number | undefined {
    let missing = Math.ceil(this.#total * share);
    for (const [bucket, count] of [...this.#counts].sort(([one], [other]) => one - other)) {
      missing -= count;
      const ms = Math.round(GROWTH ** (bucket - 0.5));
      if (missing <= 0) return Math.min(Math.max(ms, this.#minMs), this.#maxMs);
    }
    return undefined;
  }
}
