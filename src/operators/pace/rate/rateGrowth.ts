/**
 * A round of careful growth: so many calls, and so many milliseconds at least. Twice as many where the last growth was
 * overstepped, half as many where it was not: a rate that stays is not tried again and again.
 */
const ROUND_CALLS = 20;
const MOST_ROUND_CALLS = 60;
const ROUND_MS = 1000;
/** Longest round, in milliseconds, however few calls it has: time leads out of every rate. */
const LONGEST_ROUND_MS = 300_000;
/** How steep the growth is: the rate is so much below what was measured at its beginning. */
const STEEPNESS = 0.05;
/** Rounds after which it is clearly above what was measured. */
const BEYOND = 1.2;
/** Where growth goes on when it has been overstepped: just below what was measured. */
const BELOW = 0.5;
/** Calls, and milliseconds at least, in which the rate doubles as long as it is only guessed. */
const DOUBLING_CALLS = 8;
const DOUBLING_MS = 500;
/** Calls for which it does not where one was refused. */
const WAIT_CALLS = 12;

/**
 * How far a rate is above or below what was measured, as calls and time go by.
 *
 * It grows along a cubic: slowly up to what was measured, flat around it, then faster and faster, the shape of CUBIC
 * (https://www.rfc-editor.org/rfc/rfc9438), which finds a rate again without overrunning it, and a higher one soon.
 * A rate that is only guessed, from a few calls, doubles instead.
 */
export class RateGrowth {
  #isGuess = false;
  #rounds = 0;
  #roundCalls = ROUND_CALLS;
  /** Calls for which a guess does not grow. */
  #waiting = 0;

  /** What to multiply the measured rate with. */
  get factor(): number {
    return this.#isGuess ? 2 ** this.#rounds : 1 + STEEPNESS * (this.#rounds - 1) ** 3;
  }

  get isGuess(): boolean {
    return this.#isGuess;
  }

  /** Whether it has gone beyond what was measured. */
  get isBeyond(): boolean {
    return !this.#isGuess && this.#rounds > BEYOND;
  }

  /** Begins anew, from a rate that was measured, or only guessed. */
  begin({ isGuess }: { readonly isGuess: boolean }): void {
    this.#isGuess = isGuess;
    this.#rounds = 0;
  }

  /** Goes on just below what was measured. */
  goOnBelow(): void {
    this.#isGuess = false;
    this.#rounds = BELOW;
  }

  /** Does not get beyond what was measured for now. */
  hold(): void {
    this.#isGuess = false;
    this.#rounds = Math.min(this.#rounds, BELOW);
  }

  /** A guess is refused once: stays where it is until so many calls have shown whether that was chance. */
  wait(): void {
    this.#waiting = WAIT_CALLS;
  }

  /** A call is sent, so long after the one before it. No round is shorter than the longest pause of late. */
  advance(sinceMs: number, longestPauseMs: number): void {
    this.#waiting -= 1;
    if (this.#isGuess && this.#waiting >= 0) return;
    const [calls, ms] = this.#isGuess ? [DOUBLING_CALLS, DOUBLING_MS] : [this.#roundCalls, ROUND_MS];
    const share = Math.max(1 / calls, sinceMs / LONGEST_ROUND_MS);
    this.#rounds += Math.min(share, sinceMs / Math.max(ms, longestPauseMs));
  }

  /** It was too much. */
  slowDown(): void {
    this.#roundCalls = Math.min(2 * this.#roundCalls, MOST_ROUND_CALLS);
  }

  /** It was not too much. */
  speedUp(): void {
    this.#roundCalls = Math.max(this.#roundCalls / 2, ROUND_CALLS);
  }
}
