/** A provider that refuses a handful of calls within a moment may accept the next one. */
const SHORTEST_MS = 1000;
const CALLS = 3;

/** How long a provider has accepted nothing while it was asked. Times in milliseconds on one clock. */
export class Drought {
  readonly #longestMs: number;
  #sinceMs: number | undefined;
  #calls = 0;
  #rows = 0;
  #idleSinceMs = 0;

  /** @param longestMs After which it is over with the provider. */
  constructor(longestMs: number) {
    this.#longestMs = Math.max(longestMs, SHORTEST_MS);
  }

  /** A row is on its way. */
  enter(now: () => number): void {
    // While nobody asks, nothing can be accepted.
    if (this.#rows === 0 && this.#sinceMs !== undefined) this.#sinceMs += now() - this.#idleSinceMs;
    this.#rows += 1;
  }

  leave(now: () => number): void {
    this.#rows -= 1;
    if (this.#rows === 0) this.#idleSinceMs = now();
  }

  accepted(): void {
    this.#sinceMs = undefined;
    this.#calls = 0;
  }

  /** How long it may go on. */
  leftMs(nowMs: number): number {
    return this.#longestMs - (nowMs - (this.#sinceMs ?? nowMs));
  }

  /** A call was not accepted. Returns whether that has gone on for too long. */
  refused(nowMs: number): boolean {
    this.#sinceMs ??= nowMs;
    this.#calls += 1;
    return this.#calls >= CALLS && nowMs - this.#sinceMs >= this.#longestMs;
  }
}
