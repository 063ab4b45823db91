const MINUTE_MS = 60_000;
/** How long before the turn of a minute a call is tried, in milliseconds: refused there, it shows that the turn helps. */
const BEFORE_MS = 3000;
/** A pause that is so short needs no turn, in milliseconds. */
const SHORT_MS = 2000;
/** Part of what was sent in the minute before that is sent in one that gives as much. */
const ALIKE = 0.8;

/**
 * Finds out whether a server that says nothing counts calls anew with each minute, as limits in requests per minute often
 * do, the first of them from the first call on (https://redis.io/docs/latest/commands/incr/#pattern-rate-limiter).
 *
 * Where pauses are in vain for long, one ends just before the minute does, and the next when it turns. If the former is
 * refused and the latter is taken, minutes are known. A minute that gives clearly less than the one before refutes them.
 */
export class FullMinutes {
  #sinceMs = Number.NEGATIVE_INFINITY;
  #sent = 0;
  #sentBefore = 0;
  #isKnown = false;
  #aimsAtTurn = false;

  /** Whether as much was sent in this minute as the one before has given. */
  isSpent(nowMs: number): boolean {
    return this.#isKnown && this.#isAlike && nowMs < this.#turnMs;
  }

  /** A call is sent. */
  send(nowMs: number): void {
    if (nowMs >= this.#turnMs)
      this.#begin(this.#isKnown ? nowMs - ((nowMs - this.#sinceMs) % MINUTE_MS) : nowMs);
    this.#sent += 1;
  }

  /** How long a pause is to be, in milliseconds, that would be so long otherwise. */
  pauseMs(nowMs: number, otherwiseMs: number): number {
    const leftMs = this.#turnMs - nowMs;
    this.#isKnown &&= this.#isAlike;
    this.#aimsAtTurn = false;
    if (leftMs <= 0) return otherwiseMs;
    if (this.#isKnown) return leftMs;
    if (otherwiseMs < SHORT_MS || otherwiseMs < leftMs - BEFORE_MS) return otherwiseMs;
    this.#aimsAtTurn = leftMs <= 2 * BEFORE_MS;
    return this.#aimsAtTurn ? leftMs : leftMs - BEFORE_MS;
  }

  /** A call behind a pause was taken that was sent then. */
  help(sentMs: number): void {
    if (this.#isKnown) return;
    this.#isKnown = this.#aimsAtTurn;
    if (this.#sinceMs !== sentMs) this.#begin(sentMs);
  }

  get #turnMs(): number {
    return this.#sinceMs + MINUTE_MS;
  }

  get #isAlike(): boolean {
    return this.#sent >= ALIKE * this.#sentBefore;
  }

  #begin(nowMs: number): void {
    this.#sinceMs = nowMs;
    this.#sentBefore = this.#sent;
    this.#sent = 0;
  }
}
