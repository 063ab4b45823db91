import { CATCH_UP_MS } from '../catchUpMs.js';
import { Measurement } from './measurement.js';

/** A pause that is longer than most buckets take to fill, in milliseconds. */
export const LONG_PAUSE_MS = 5000;
/** Measurements that are kept of what came before a rate had grown. */
const MOST_BEFORE = 4;
/** Times what a full bucket gave at first that is not counted: it may have been partly full then. */
const DOUBT = 1.5;

/** What a server has accepted: of late, since a pause last helped, and since it last had nothing left. */
export class AcceptedCalls {
  #ofLate = new Measurement(0);
  #sincePause = new Measurement(0);
  #sinceEmpty = new Measurement(0);
  /** As `ofLate`, before the latest times that the rate had grown since the decision. */
  #before: readonly Measurement[] = [];
  /** All of them, made anew with each: every call is counted by these. */
  #all: readonly Measurement[] = [this.#ofLate, this.#sincePause, this.#sinceEmpty];
  /** What it gave before it had nothing left for the first time. */
  #burst: number | undefined;
  #longestPauseMs = 0;
  /** Of the pause before the call that is sent now. */
  #justPausedMs = 0;

  /** What was accepted since the latest decision. */
  get ofLate(): Measurement {
    return this.#ofLate;
  }

  get sincePause(): Measurement {
    return this.#sincePause;
  }

  /**
   * The least that comes back to the server, in calls per millisecond, now that it has nothing left: what it gave since that
   * was so before, and so many calls in doubt; or of late, without what a full bucket may have held.
   */
  leastPerMs(nowMs: number, doubt = 0): number {
    const burst = this.#burst ?? 0;
    const withoutBurst = [this.#ofLate, ...this.#before].map((one) =>
      one.perMs(nowMs, one.calls - DOUBT * burst),
    );
    return Math.max(this.#sinceEmpty.perMs(nowMs, this.#sinceEmpty.calls + doubt), ...withoutBurst);
  }

  /** The longest pause of late, in milliseconds. */
  get longestPauseMs(): number {
    return this.#longestPauseMs;
  }

  /** Whether the server was left alone most of the time, though not for long: more came back than was taken. */
  isMostlyPaused(nowMs: number): boolean {
    const { pausedMs, sinceMs } = this.#ofLate;
    return pausedMs > (nowMs - sinceMs) / 2 && this.#longestPauseMs < LONG_PAUSE_MS;
  }

  /** The first call is sent. */
  begin(nowMs: number): void {
    this.#ofLate = new Measurement(nowMs);
    this.#sincePause = new Measurement(nowMs);
    this.#sinceEmpty = new Measurement(nowMs);
    this.#collect();
  }

  /** A call is sent. Returns what counts it, for it to be taken back if it is refused. */
  count(): readonly Measurement[] {
    for (const measurement of this.#all) measurement.calls += 1;
    return this.#all;
  }

  /** Nothing was sent for so long. */
  pause(pausedMs: number): void {
    this.#ofLate.pausedMs += pausedMs;
    this.#justPausedMs += pausedMs;
    this.#longestPauseMs = Math.max(this.#longestPauseMs, pausedMs);
  }

  /** Nothing is to be sent for so long, though nobody has asked for that. */
  rest(restMs: number): void {
    for (const one of this.#all) one.idleMs += restMs;
  }

  /** A call is sent that had its turn at `readyMs`, or when the pause before it was over. */
  leaveOutIdle(nowMs: number, readyMs: number): void {
    const idleMs = nowMs - (readyMs + this.#justPausedMs);
    this.#justPausedMs = 0;
    if (idleMs <= CATCH_UP_MS) return;
    for (const one of this.#all) one.idleMs += idleMs;
  }

  restart(nowMs: number): void {
    this.#before = [this.#ofLate, ...this.#before.slice(0, MOST_BEFORE - 1)];
    this.#ofLate = new Measurement(nowMs);
    this.#collect();
  }

  /** As `restart`, when it is decided that it has nothing left: the longest pause counts for less. */
  restartDecided(nowMs: number): void {
    this.#ofLate = new Measurement(nowMs);
    this.#before = [];
    this.#burst ??= this.#sinceEmpty.calls;
    this.#sinceEmpty = new Measurement(nowMs);
    this.#longestPauseMs /= 2;
    this.#collect();
  }

  /** A call behind a pause was taken. */
  restartPauses(nowMs: number): void {
    this.#sincePause = new Measurement(nowMs);
    this.#collect();
  }

  #collect(): void {
    this.#all = [this.#ofLate, this.#sincePause, this.#sinceEmpty, ...this.#before];
  }
}
