import { CATCH_UP_MS } from '../catchUpMs.js';
import { Measurement } from './measurement.js';

/** A pause that is longer than most buckets take to fill, in milliseconds. */
export const LONG_PAUSE_MS = 5000;

/** What a server has accepted: of late, and since a pause last helped. */
export class AcceptedCalls {
  #ofLate = new Measurement(0);
  #sincePause = new Measurement(0);
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
  }

  /** A call is sent. Returns what counts it, for it to be taken back if it is refused. */
  count(): readonly Measurement[] {
    this.#ofLate.calls += 1;
    this.#sincePause.calls += 1;
    return [this.#ofLate, this.#sincePause];
  }

  /** Nothing was sent for so long. */
  pause(pausedMs: number): void {
    this.#ofLate.pausedMs += pausedMs;
    this.#justPausedMs += pausedMs;
    this.#longestPauseMs = Math.max(this.#longestPauseMs, pausedMs);
  }

  /** A call is sent that had its turn at `readyMs`, or when the pause before it was over. */
  leaveOutIdle(nowMs: number, readyMs: number): void {
    const idleMs = nowMs - (readyMs + this.#justPausedMs);
    this.#justPausedMs = 0;
    if (idleMs <= CATCH_UP_MS) return;
    this.#ofLate.idleMs += idleMs;
    this.#sincePause.idleMs += idleMs;
  }

  restart(nowMs: number): void {
    this.#ofLate = new Measurement(nowMs);
  }

  /** As `restart`, when what was paused for is decided: the longest pause counts for less. */
  restartDecided(nowMs: number): void {
    this.restart(nowMs);
    this.#longestPauseMs /= 2;
  }

  /** A call behind a pause was taken. */
  restartPauses(nowMs: number): void {
    this.#sincePause = new Measurement(nowMs);
  }
}
