import type { Refusal } from './pacedCall.js';

/**
 * Calls that may be on their way without being known to be taken, to begin with: a fiftieth of the most at once, where that
 * is more. Later there may be more: a quarter of what was taken, so that of a server that has given all that it gives at
 * once no more than a fifth is asked in vain.
 */
const OPENING = 20;
const OPENING_OF_MOST = 0.02;
const OPENING_PART = 0.25;
/**
 * Calls up to which there may be as many as were taken, of those that took longer than a refusal does, in milliseconds: what
 * was too much of one volley is refused before the next is sent.
 */
const DOUBLING_TO = 50;
const LONG_MS = 25;
/** First wait before one call more is tried, in milliseconds, and the longest. */
const PROBE_MS = 250;
const LONGEST_PROBE_MS = 120_000;
/** How long a number at once that has been refuted is not thought of again, in milliseconds. */
const REFUTED_MS = 60_000;

/**
 * How many calls at once a server takes, found out from what it refuses.
 *
 * Opens by what was taken: nobody knows yet what the server takes, and what is too much is sent before the first refusal
 * is back. A limit on calls at once draws a sharp line: what is above it is refused, what is below is not. So only a
 * refusal above all that was taken lately speaks for one, and closes to what was taken. One call that is taken above that
 * line refutes it. From time to time one call more is tried: soon again, and two, four, eight more, where it was taken;
 * half as often where it was not.
 */
export class CallsAtOnce {
  readonly #most: number;
  readonly #first: number;
  /** Less than one where nothing of a volley was taken. */
  #value: number;
  #opening = true;
  /** Calls that were taken while it opens. */
  #opened = 0;
  /** Those of them that took long. */
  #long = 0;
  /** Most calls at once with which one was taken lately. */
  #taken = 0;
  /** Fewest with which one was refused, when it closed. */
  #line = Number.POSITIVE_INFINITY;
  #refutedMs = Number.NEGATIVE_INFINITY;
  #step = 1;
  #isTrying = false;
  #probeMs = PROBE_MS;
  #probeAtMs = Number.POSITIVE_INFINITY;

  /** @param most Calls at once that are allowed in any case. */
  constructor(most: number) {
    this.#most = Math.max(1, most);
    this.#value = this.#most;
    this.#first = most === Number.POSITIVE_INFINITY ? OPENING : Math.max(OPENING, OPENING_OF_MOST * most);
  }

  /** Calls that may be on their way without being known to be taken. */
  get volley(): number {
    if (!this.#opening) return Number.POSITIVE_INFINITY;
    return Math.max(this.#first, Math.min(DOUBLING_TO, this.#long), OPENING_PART * this.#opened);
  }

  /** Calls at once, without those that are only tried. */
  get value(): number {
    return Math.max(1, Math.floor(Math.min(this.#most, this.#value)));
  }

  /** Milliseconds until one more may be sent: `Infinity` not before one ends, or is known to be taken. */
  waitMs(nowMs: number, inFlight: number): number {
    if (inFlight < this.#allowed) return 0;
    if (this.#isTrying || this.value >= this.#most) return Number.POSITIVE_INFINITY;
    if (nowMs < this.#probeAtMs) return this.#probeAtMs - nowMs;
    this.#isTrying = true;
    return 0;
  }

  /** A call was taken that was sent then, with so many in flight, itself included. Returns whether that refutes a line. */
  take(nowMs: number, inFlight: number, startedMs = nowMs): boolean {
    this.#taken = Math.max(this.#taken, inFlight);
    this.#opened += 1;
    if (nowMs - startedMs > LONG_MS) this.#long += 1;
    // Calls of one moment arrive in any order: the first that was refused may have been sent with few.
    if (inFlight >= this.#line && inFlight > this.#value) {
      this.refute(nowMs);
      return true;
    }
    if (inFlight < this.#allowed) return false;
    if (this.#isTrying) {
      this.#value = this.#allowed;
      this.#endTrying(2 * this.#step, PROBE_MS, nowMs);
    }
    return false;
  }

  /** A call was refused. Returns whether it was one that was only tried. */
  overstep(nowMs: number, inFlight: number): boolean {
    if (!this.#isTrying || inFlight <= this.value) return false;
    const probeMs = Math.min(2 * this.#probeMs, LONGEST_PROBE_MS);
    this.#endTrying(1, probeMs, nowMs + probeMs);
    return true;
  }

  /** More is refused than chance explains, no matter how many calls were taken at once: perhaps fewer were. */
  doubt(): void {
    this.#taken = Math.max(1, this.#taken - 1);
  }

  /**
   * Whether a refusal with so many in flight speaks for a line: nothing like it was taken. Within a line that is drawn, it
   * does where as few were refused when it was and fewer are taken since, or where a server has no room just now, at its top
   * whatever was taken: it may be so by now.
   */
  explains(nowMs: number, inFlight: number, { isCrowded = false }: Pick<Refusal, 'isCrowded'> = {}): boolean {
    if (isCrowded && !this.#opening && inFlight >= this.value) return true;
    // What was still on its way when it closed may have arrived as places became free, and made it too high.
    const isTooHigh = this.#taken > 0 && inFlight >= this.#line;
    const wasOpen =
      isCrowded || this.#opening || this.value >= this.#most || inFlight > this.value || isTooHigh;
    return wasOpen && inFlight > this.#taken && nowMs - this.#refutedMs > REFUTED_MS;
  }

  /** Draws the line below a refused call. */
  close(nowMs: number, { to, refused }: { readonly to: number; readonly refused: number }): void {
    this.#opening = false;
    this.#taken = 0;
    this.#line = refused;
    this.#value = to;
    this.#endTrying(1, PROBE_MS, nowMs + PROBE_MS);
  }

  /** Another refusal of those for which it closed. */
  closeFurther(): void {
    this.#value = Math.max(0, this.#value - 1);
  }

  /** It is not the number at once that the server looks at. */
  refute(nowMs: number): void {
    this.#opening = false;
    this.#taken = 0;
    this.#line = Number.POSITIVE_INFINITY;
    this.#value = this.#most;
    this.#refutedMs = nowMs;
    this.#endTrying(1, PROBE_MS, nowMs);
  }

  get #allowed(): number {
    return Math.min(this.#most, Math.max(1, this.#value) + (this.#isTrying ? this.#step : 0));
  }

  #endTrying(step: number, probeMs: number, probeAtMs: number): void {
    this.#isTrying = false;
    this.#step = step;
    this.#probeMs = probeMs;
    this.#probeAtMs = probeAtMs;
  }
}
