import { Measurement } from './measurement.js';
import { Persistence, type Persistent } from './persistence.js';
import { type Finding, Trial } from './trial.js';

/** Just under the rate that was accepted. */
const CAUTION = 0.97;
/** Calls that a full bucket may have given at the beginning, but no more than half of all. */
const BURST = 20;
/** Part of a rate that comes from too few calls and is refused again: whatever was measured held what a full bucket gave. */
const VAGUE = 0.7;
/** No step down is longer that comes from hardly any calls. */
const HALF = 0.5;
/** Accepted calls that make a measurement, and those without which there is nothing to learn. */
const ENOUGH_CALLS = 20;
const FEW_CALLS = 3;
/**
 * A round of careful growth: so many calls, and so many milliseconds at least. Twice as many where the last growth was
 * overstepped, half as many where it was not: a rate that stays is not tried again and again.
 */
const ROUND_CALLS = 20;
const MOST_ROUND_CALLS = 120;
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
/** A pause that is longer than most buckets take to fill, in milliseconds. */
const LONG_PAUSE_MS = 5000;
/** Part of a rate by which it has to have grown for a refusal to say nothing of where it began. */
const CLEARLY_ABOVE = 1.05;
/** A rate that has grown by so much is measured anew. */
const GROWN = 1.25;
/** How late a start may be and still be made up for, in milliseconds. */
const CATCH_UP_MS = 25;

/** What is known of refusals. */
export interface Shares {
  /** Share of the latest calls that was refused. */
  readonly share: number;
  /** Share that is refused by chance. */
  readonly chance: number;
}

/**
 * The rate that a server accepts, learned from its refusals alone.
 *
 * Without a refusal that tells of load there is no rate. With one, the rate becomes what was accepted lately (see
 * {@link Measurement}), and a {@link Trial} sends a little less for a while. Then it grows along a cubic: slowly up to
 * what was measured, flat around it, then faster and faster, the shape of CUBIC
 * (https://www.rfc-editor.org/rfc/rfc9438), which finds a rate again without overrunning it, and a higher one soon.
 * Growth is counted in calls and in time, as long as the rate is what holds calls back. A rate that is only guessed,
 * from a few calls, doubles instead.
 */
export class LearnedRate {
  #level: number | undefined;
  #isGuess = false;
  /** Whether the level comes from enough calls. */
  #isSure = false;
  #rounds = 0;
  #trial: Trial | undefined;
  readonly #persistence = new Persistence();
  #measured = new Measurement(0);
  /** What was accepted since a pause last helped. */
  #sincePause = new Measurement(0);
  #longestPauseMs = 0;
  /** Of the pause before the call that is sent now. */
  #justPausedMs = 0;
  #measuredPerMs: number | undefined;
  #roundCalls = ROUND_CALLS;
  #nextMs = Number.NEGATIVE_INFINITY;
  #startedMs: number | undefined;

  get isKnown(): boolean {
    return this.#level !== undefined;
  }

  /** Whether it has grown beyond what was measured. */
  get isBeyond(): boolean {
    return this.isKnown && !this.#isGuess && this.#trial === undefined && this.#rounds > BEYOND;
  }

  get trial(): Trial | undefined {
    return this.#trial;
  }

  /** Milliseconds until the rate has room for a call. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextMs - nowMs);
  }

  /** A call is sent. Returns what counts it, for it to be taken back if it is refused. */
  start(nowMs: number): readonly Measurement[] {
    if (this.#startedMs === undefined) this.#restart(nowMs);
    const perMs = this.#perMs();
    if (perMs !== undefined) this.#pace(nowMs, perMs);
    this.#startedMs = nowMs;
    this.#trial?.send();
    this.#persistence.send();
    this.#measured.calls += 1;
    this.#sincePause.calls += 1;
    return [this.#measured, this.#sincePause];
  }

  /** The trial's end, if this is it. */
  conclude(nowMs: number): Finding | undefined {
    const finding = this.#trial?.finding(nowMs);
    if (finding === undefined || this.#level === undefined) return undefined;
    this.#level *= finding.factor;
    this.#trial = undefined;
    this.#isGuess = finding.isChance;
    this.#rounds = finding.isChance ? 0 : BELOW;
    return finding;
  }

  /** A call was refused. Returns what is refused however little is sent, and goes back to what was sent before. */
  refuse(): Persistent | undefined {
    this.#trial?.refuse();
    const persistent = this.#level === undefined ? undefined : this.#persistence.refuse(this.#level);
    if (persistent === undefined) return undefined;
    this.#level = persistent.fromPerMs;
    this.#isGuess = false;
    this.#rounds = BELOW;
    this.#trial = undefined;
    this.#measuredPerMs = undefined;
    return persistent;
  }

  /** A refusal that tells of load. */
  lower(nowMs: number, { share, chance }: Shares): void {
    const perMs = this.#perMs();
    const { calls } = this.#measured;
    const isEnough = calls >= ENOUGH_CALLS;
    // So soon after the latest decision, it is the same load that is refused.
    if (perMs !== undefined && calls < FEW_CALLS && this.#isSure) return;
    const most = perMs === undefined ? Number.POSITIVE_INFINITY : perMs * (isEnough ? 1 : VAGUE);
    if (perMs === undefined) this.#measured.calls = Math.max(calls / 2, calls - BURST);
    const isFew = calls < FEW_CALLS && perMs !== undefined;
    const accepted = (isFew ? this.#sincePause : this.#measured).perMs(nowMs);
    const least = isFew ? perMs * HALF : 0;
    this.#level = Math.max(least, Math.min(most, (CAUTION * accepted) / (1 - chance)));
    this.#isSure = isEnough;
    this.#isGuess = perMs === undefined && !isEnough;
    if (isEnough) this.#roundCalls = Math.min(2 * this.#roundCalls, MOST_ROUND_CALLS);
    this.#trial = isEnough ? new Trial(nowMs, share) : undefined;
    this.#rounds = 0;
    if (perMs === undefined || isEnough) this.#measureAnew(nowMs);
    this.#measuredPerMs = undefined;
    this.#nextMs = nowMs + 1 / (this.#perMs() ?? Number.POSITIVE_INFINITY);
  }

  /** A refusal of what was beyond the rate that was measured. */
  stepBack(nowMs: number, { chance }: Pick<Shares, 'chance'>): void {
    const perMs = this.#perMs();
    if (perMs === undefined || this.#level === undefined) return;
    this.#roundCalls = Math.min(2 * this.#roundCalls, MOST_ROUND_CALLS);
    if (this.#measured.calls >= ENOUGH_CALLS)
      this.#level = Math.min(this.#level, (CAUTION * this.#measured.perMs(nowMs)) / (1 - chance));
    if (perMs > GROWN * this.#level) {
      this.#level = perMs / GROWN;
      this.#measureAnew(nowMs);
    }
    this.#rounds = BELOW;
  }

  /** A lone refusal: no more growth for now. */
  hold(): void {
    const perMs = this.#perMs();
    if (perMs === undefined || this.#level === undefined) return;
    if (this.#isGuess) this.#level = perMs;
    else if (perMs > CLEARLY_ABOVE * this.#level) this.#level = Math.max(this.#level, perMs / GROWN);
    else this.#level *= CAUTION;
    this.#isGuess = false;
    this.#rounds = Math.min(this.#rounds, BELOW);
  }

  /** What was taken for a limit on calls at once was a rate. */
  guess(nowMs: number): void {
    this.#level = this.#measured.perMs(nowMs);
    this.#isGuess = true;
    this.#rounds = 0;
    this.#trial = undefined;
    this.#nextMs = nowMs;
  }

  /** Nothing was sent for so long. */
  pause(pausedMs: number): void {
    this.#measured.pausedMs += pausedMs;
    this.#justPausedMs += pausedMs;
    this.#longestPauseMs = Math.max(this.#longestPauseMs, pausedMs);
  }

  /** A call behind a pause was taken. Over that time, no more came back than was accepted. */
  pauseHelped(nowMs: number): void {
    const { calls, sinceMs, idleMs } = this.#sincePause;
    const perMs = (calls + 1) / Math.max(1, nowMs - sinceMs - idleMs);
    if (this.#level !== undefined && calls >= FEW_CALLS && perMs < this.#level) {
      this.#level = perMs;
      this.#isGuess = calls < ENOUGH_CALLS || this.#longestPauseMs < LONG_PAUSE_MS;
      this.#rounds = 0;
      this.#trial = undefined;
      this.#nextMs = nowMs;
    }
    this.#sincePause = new Measurement(nowMs);
    // What was refused in between belongs to what the pause was for.
    this.#trial?.restart(nowMs);
  }

  #pace(nowMs: number, perMs: number): void {
    this.#measuredPerMs ??= perMs;
    this.#leaveOutIdle(nowMs);
    const hasGrown = this.#trial === undefined && perMs > GROWN * this.#measuredPerMs;
    if (hasGrown && this.#measured.calls >= ENOUGH_CALLS) {
      this.#restart(nowMs);
      this.#roundCalls = Math.max(this.#roundCalls / 2, ROUND_CALLS);
    }
    const heldBack = nowMs - this.#nextMs < 1 / perMs;
    if (heldBack && this.#trial === undefined) this.#rounds += this.#growth(nowMs);
    this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS) + 1 / (this.#perMs() ?? perMs);
  }

  /** Time in which nobody wanted to send says nothing of what the server would have accepted. */
  #leaveOutIdle(nowMs: number): void {
    const readyMs = Math.max(this.#nextMs, this.#startedMs ?? nowMs) + this.#justPausedMs;
    this.#justPausedMs = 0;
    const idleMs = nowMs - readyMs;
    if (idleMs <= CATCH_UP_MS) return;
    this.#measured.idleMs += idleMs;
    this.#sincePause.idleMs += idleMs;
  }

  #growth(nowMs: number): number {
    const sinceMs = nowMs - (this.#startedMs ?? nowMs);
    const [calls, ms] = this.#isGuess ? [DOUBLING_CALLS, DOUBLING_MS] : [this.#roundCalls, ROUND_MS];
    const share = Math.max(1 / calls, sinceMs / LONGEST_ROUND_MS);
    return Math.min(share, sinceMs / Math.max(ms, this.#longestPauseMs));
  }

  #measureAnew(nowMs: number): void {
    this.#restart(nowMs);
    this.#measuredPerMs = undefined;
    this.#longestPauseMs /= 2;
  }

  #restart(nowMs: number): void {
    this.#measured = new Measurement(nowMs);
    if (this.#startedMs === undefined) this.#sincePause = new Measurement(nowMs);
    this.#measuredPerMs = this.#perMs();
  }

  #perMs(): number | undefined {
    if (this.#level === undefined) return undefined;
    if (this.#trial) return this.#level * this.#trial.factor;
    return this.#level * (this.#isGuess ? 2 ** this.#rounds : 1 + STEEPNESS * (this.#rounds - 1) ** 3);
  }
}
