import { CATCH_UP_MS } from '../catchUpMs.js';
import { AcceptedCalls, LONG_PAUSE_MS } from './acceptedCalls.js';
import { CAUTION, loweredPerMs } from './loweredPerMs.js';
import { Persistence, type Persistent } from './persistence.js';
import { RateGrowth } from './rateGrowth.js';
import { type RateClass, RefusalsByRate, type Refused } from './refusalsByRate.js';
import { type Finding, Trial } from './trial.js';

/** Part of a rate by which it has to have grown for a refusal to say nothing of where it began. */
const CLEARLY_ABOVE = 1.05;
/** Shortest time, in milliseconds, in which a first rate is measured: what a full bucket gave is most of it till then. */
const MEASURED_MS = 250;
/** A rate that has grown by so much is measured anew. */
const GROWN = 1.25;
/** Part of what has come back to which a rate goes back that has grown: what is left of a full bucket is in it. */
const GOING_BACK = 0.9;
/**
 * Times what came back for certain to which a rate may have grown: more is paid for by a full bucket. A trial knows less
 * of what came back, a guess doubles on its way.
 */
const OVERSHOT = 1.5;
const OVERSHOT_IN_TRIAL = 2;
const OVERSHOT_GUESS = 3;

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
 * {@link Measurement}), and a {@link Trial} sends a little less for a while. Then it grows ({@link RateGrowth}), as long
 * as the rate is what holds calls back.
 */
export class LearnedRate {
  #level: number | undefined;
  /** Whether the level comes from enough calls. */
  #isSure = false;
  #trial: Trial | undefined;
  readonly #growth = new RateGrowth();
  readonly #persistence = new Persistence();
  readonly #accepted = new AcceptedCalls();
  readonly #byRate = new RefusalsByRate();
  /** The rate when the latest measurement began. */
  #measuredPerMs: number | undefined;
  #nextMs = Number.NEGATIVE_INFINITY;
  #startedMs: number | undefined;
  /** Number of the latest call, from 1. */
  #order = 0;

  get isKnown(): boolean {
    return this.#level !== undefined;
  }

  /** Whether it has grown beyond what was measured. */
  get isBeyond(): boolean {
    return this.isKnown && this.#trial === undefined && this.#growth.isBeyond;
  }

  /** Whether it is far above what the server has given since it last had nothing left. */
  isOvershot(nowMs: number): boolean {
    const perMs = this.#perMs();
    const times =
      this.#trial !== undefined ? OVERSHOT_IN_TRIAL : this.#growth.isGuess ? OVERSHOT_GUESS : OVERSHOT;
    return perMs !== undefined && perMs > times * this.#accepted.leastPerMs(nowMs, 1);
  }

  /** Whether enough was accepted since the latest decision to say at what rate. */
  isMeasured(nowMs: number): boolean {
    const { isEnough, sinceMs } = this.#accepted.ofLate;
    return isEnough && nowMs - sinceMs >= MEASURED_MS;
  }

  /** Whether the level is only guessed. */
  get isGuess(): boolean {
    return this.isKnown && this.#trial === undefined && this.#growth.isGuess;
  }

  /** What is refused whatever the rate, where that is known. */
  get refusedAnyway(): Refused | undefined {
    const perMs = this.#perMs();
    return perMs === undefined ? undefined : this.#byRate.anyway(perMs);
  }

  get trial(): Trial | undefined {
    return this.#trial;
  }

  /** Milliseconds until the rate has room for a call. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextMs - nowMs);
  }

  /** A call is sent. Returns what counts it, for it to be taken back if it is refused. */
  start(nowMs: number): readonly { calls: number }[] {
    if (this.#startedMs === undefined) {
      this.#accepted.begin(nowMs);
      this.#measuredPerMs = this.#perMs();
    }
    const perMs = this.#perMs();
    const rateClass = perMs === undefined ? undefined : this.#pace(nowMs, perMs);
    this.#startedMs = nowMs;
    this.#order += 1;
    this.#trial?.send(this.#order);
    this.#persistence.send();
    return rateClass === undefined ? this.#accepted.count() : [...this.#accepted.count(), rateClass];
  }

  /** The trial's end, if this is it. */
  conclude(nowMs: number): Finding | undefined {
    const finding = this.#trial?.finding(nowMs);
    if (finding === undefined || this.#level === undefined) return undefined;
    this.#level *= finding.factor;
    this.#trial = undefined;
    if (finding.isChance) this.#growth.begin({ isGuess: true });
    else this.#growth.goOnBelow();
    return finding;
  }

  /** The call of this number was refused. Returns what is refused however little is sent, and goes back to before that. */
  refuse(order: number): Persistent | undefined {
    this.#trial?.refuse(order);
    const persistent =
      this.#level === undefined || !this.#isSure ? undefined : this.#persistence.refuse(this.#level);
    if (persistent === undefined) return undefined;
    this.#level = persistent.fromPerMs;
    this.#growth.goOnBelow();
    this.#trial = undefined;
    this.#measuredPerMs = undefined;
    return persistent;
  }

  /** A refusal that tells of load. */
  lower(nowMs: number, { share, chance }: Shares): void {
    const perMs = this.#perMs();
    const { isEnough, isFew } = this.#accepted.ofLate;
    // So soon after the latest decision, it is the same load that is refused.
    if (perMs !== undefined && isFew && this.#isSure && !this.isOvershot(nowMs)) return;
    this.#level = loweredPerMs({ nowMs, perMs, accepted: this.#accepted, isSure: this.#isSure, chance });
    this.#isSure = isEnough;
    this.#byRate.forgetFrom(this.#level);
    const isVague = this.#accepted.isMostlyPaused(nowMs);
    this.#growth.begin({ isGuess: isVague || (perMs === undefined && !isEnough) });
    if (isEnough && perMs !== undefined) this.#growth.slowDown();
    this.#trial = isEnough && !isVague ? new Trial(nowMs, share) : undefined;
    if (perMs === undefined || isEnough) this.#accepted.restartDecided(nowMs);
    this.#measuredPerMs = undefined;
    this.#nextMs = nowMs + 1 / (this.#perMs() ?? Number.POSITIVE_INFINITY);
  }

  /** A refusal of what was beyond the rate that was measured. */
  stepBack(nowMs: number, { chance }: Pick<Shares, 'chance'>): void {
    const perMs = this.#perMs();
    if (perMs === undefined || this.#level === undefined) return;
    this.#growth.slowDown();
    const { ofLate } = this.#accepted;
    if (ofLate.isEnough) this.#level = Math.min(this.#level, (CAUTION * ofLate.perMs(nowMs)) / (1 - chance));
    if (perMs > GROWN * this.#level) {
      this.#goBack(nowMs, perMs, chance);
      this.#accepted.restartDecided(nowMs);
      this.#measuredPerMs = undefined;
      this.#isSure = true;
    }
    this.#growth.goOnBelow();
  }

  /** Waits for the time of so many calls more: what comes before there is room for it would be refused, too. */
  rest(nowMs: number, calls: number): void {
    const restMs = calls / (this.#perMs() ?? Number.POSITIVE_INFINITY);
    this.#nextMs = Math.max(nowMs, this.#nextMs) + restMs;
    this.#accepted.rest(restMs);
  }

  /** A lone refusal: no more growth for now. A guess ends with a second one soon after it. */
  hold(nowMs: number, { isPair, chance }: Pick<Shares, 'chance'> & { readonly isPair: boolean }): void {
    const perMs = this.#perMs();
    if (perMs === undefined || this.#level === undefined) return;
    if (this.#growth.isGuess && !isPair) {
      this.#growth.wait();
      return;
    }
    if (this.#growth.isGuess) this.#level = perMs;
    else if (perMs > CLEARLY_ABOVE * this.#level) {
      this.#goBack(nowMs, perMs, chance);
      this.#growth.slowDown();
    } else this.#level *= CAUTION;
    this.#growth.hold();
  }

  /** What was taken for a limit on calls at once was a rate. */
  guess(nowMs: number): void {
    this.#level = this.#accepted.ofLate.perMs(nowMs);
    this.#growth.begin({ isGuess: true });
    this.#trial = undefined;
    this.#nextMs = nowMs;
  }

  /** Nothing was sent for so long. */
  pause(pausedMs: number): void {
    this.#accepted.pause(pausedMs);
  }

  /** A call behind a pause was taken. Over that time, no more came back than was accepted. */
  pauseHelped(nowMs: number): void {
    const { sincePause, longestPauseMs } = this.#accepted;
    const { calls, isFew, isEnough, sinceMs, idleMs } = sincePause;
    const perMs = (calls + 1) / Math.max(1, nowMs - sinceMs - idleMs);
    if (this.#level !== undefined && !isFew && perMs < this.#level) {
      this.#level = perMs;
      this.#growth.begin({ isGuess: !isEnough || longestPauseMs < LONG_PAUSE_MS });
      this.#trial = undefined;
      this.#nextMs = nowMs;
    }
    this.#accepted.restartPauses(nowMs);
    // What was refused in between belongs to what the pause was for.
    this.#trial?.restart(nowMs);
  }

  #pace(nowMs: number, perMs: number): RateClass | undefined {
    this.#measuredPerMs ??= perMs;
    this.#accepted.leaveOutIdle(nowMs, Math.max(this.#nextMs, this.#startedMs ?? nowMs));
    const hasGrown = this.#trial === undefined && perMs > GROWN * this.#measuredPerMs;
    if (hasGrown && this.#accepted.ofLate.isEnough) {
      this.#accepted.restart(nowMs);
      this.#measuredPerMs = perMs;
      this.#growth.speedUp();
    }
    const heldBack = nowMs - this.#nextMs < 1 / perMs;
    if (heldBack && this.#trial === undefined)
      this.#growth.advance(nowMs - (this.#startedMs ?? nowMs), this.#accepted.longestPauseMs);
    this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS) + 1 / (this.#perMs() ?? perMs);
    return heldBack ? this.#byRate.send(perMs) : undefined;
  }

  /** Goes back to what has come back for certain, no further than to what was measured. */
  #goBack(nowMs: number, perMs: number, chance: number): void {
    const leastPerMs = (GOING_BACK * this.#accepted.leastPerMs(nowMs)) / (1 - chance);
    this.#level = Math.max(this.#level ?? 0, Math.min(perMs / GROWN, leastPerMs));
  }

  #perMs(): number | undefined {
    if (this.#level === undefined) return undefined;
    return this.#level * (this.#trial ?? this.#growth).factor;
  }
}
