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

  get count(): number {
    return this.#count;
  }

  /** How long all pauses are together, those to their end that are not over yet. */
  get pausedMs(): number {
    return this.#pausedMs;
  }

  /** Milliseconds that were no pause; what they are counted from is of no account. */
  activeMs(atMs: number): number {
    return atMs - this.#pausedMs + Math.max(0, this.#untilMs - atMs);
  }
}
