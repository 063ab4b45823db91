/** Counts the pauses of a provider, or of one model of it, and keeps a clock that stands still in them. */
export class PauseClock {
  #count = 0;
  #pausedMs = 0;
  #untilMs = Number.NEGATIVE_INFINITY;

  /** A pause that begins before another is over makes that one longer. */
  pause(atMs: number, untilMs: number): void {
    if (atMs >= this.#untilMs) this.#count += 1;
    this.#pausedMs += Math.max(0, untilMs - Math.max(atMs, this.#untilMs));
    this.#untilMs = Math.max(this.#untilMs, untilMs);
  }

  /** Ends a pause before its time. */
  end(atMs: number): void {
    const cutMs = Math.max(0, this.#untilMs - atMs);
    this.#pausedMs -= cutMs;
    this.#untilMs -= cutMs;
  }

  get count(): number {
    return this.#count;
  }

  /** How long all pauses have been together, one that is not over yet until now. */
  pausedMs(atMs: number): number {
    return this.#pausedMs - Math.max(0, this.#untilMs - atMs);
  }

  /** Milliseconds that were no pause; what they are counted from is of no account. */
  activeMs(atMs: number): number {
    return atMs - this.pausedMs(atMs);
  }
}
