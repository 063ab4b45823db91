import { type BackoffCurveOptions, backoffCurve } from '../retry/backoffCurve.js';
import { RETRY_DEFAULTS } from '../retry/retryDefaults.js';
import { FullMinutes } from './fullMinutes.js';

/** Part of the backoff of a row that a limit pauses for: its rows back off by themselves. */
const PART = 0.25;
/** Longest pause that no server asked for, in milliseconds: time leads out of every state. */
const LONGEST_MS = 20_000;
/** Share of a server's delay that is added to it by chance, and the most of it: not all clients return at once. */
const JITTER = 0.1;
const MOST_JITTER_MS = 1000;
/** Pauses in a row without an accepted call for which a server's short delays are taken at their word. */
const VAIN_PAUSES = 5;

/**
 * The pauses of a limit: until when no call starts, and how many may start behind it.
 *
 * A pause lasts as long as the server says and a little more, else along the backoff curve, longer with each pause that
 * was in vain, or until the minute turns where that is known to help ({@link FullMinutes}). Behind one that was in vain,
 * a single call is sent, and twice as many for each that is taken.
 */
export class Pauses {
  readonly #backoffMs: (retry: number) => number;
  readonly #random: () => number;
  #untilMs = Number.NEGATIVE_INFINITY;
  #sinceMs: number | undefined;
  /** When the first call behind it was sent. */
  #probedMs = 0;
  readonly #minutes = new FullMinutes();
  /** Number of the last call that was sent before it. */
  #order = Number.NEGATIVE_INFINITY;
  /** Pauses in a row that have not helped. */
  #vain = 0;
  /** How many it took the last time: no need to begin with the shortest again. */
  #first = 1;
  #ramp = Number.POSITIVE_INFINITY;

  constructor(curve: BackoffCurveOptions) {
    const { initialDelayMs = RETRY_DEFAULTS.initialDelayMs, maxDelayMs = RETRY_DEFAULTS.maxDelayMs } = curve;
    this.#random = curve.random ?? Math.random;
    this.#backoffMs = backoffCurve({
      ...curve,
      initialDelayMs: PART * initialDelayMs,
      maxDelayMs: Math.min(LONGEST_MS, maxDelayMs),
    });
  }

  get untilMs(): number {
    return this.#untilMs;
  }

  /** How many calls behind it may be on their way that are not known to be taken. */
  get ramp(): number {
    return this.#ramp;
  }

  /** Whether nothing was taken since it began. */
  get isUnproven(): boolean {
    return this.#vain > 0;
  }

  /** Whether a single refusal says that the server has given all of its minute, as it does not say so itself. */
  isSpent(nowMs: number, { delayMs }: { readonly delayMs?: number | undefined }): boolean {
    return delayMs === undefined && this.#minutes.isSpent(nowMs);
  }

  waitMs(nowMs: number): number {
    return Math.max(0, this.#untilMs - nowMs);
  }

  /** The server takes nothing, and asks to be left alone for `delayMs` if it says so. Returns whether that is news. */
  begin(nowMs: number, order: number, delayMs?: number): boolean {
    this.#vain = this.#vain > 0 ? this.#vain + 1 : this.#first;
    this.#ramp = 1;
    const patienceMs = this.#vain > VAIN_PAUSES ? this.#backoffMs(this.#vain - VAIN_PAUSES) : 0;
    const waitMs =
      delayMs === undefined
        ? this.#minutes.pauseMs(nowMs, this.#backoffMs(this.#vain))
        : Math.max(this.#jittered(delayMs), patienceMs);
    return this.#extend(nowMs, order, nowMs + waitMs);
  }

  /** Another call that was sent before it is refused, with a delay of its own. Returns whether it became longer. */
  prolong(nowMs: number, delayMs: number): boolean {
    if (nowMs + delayMs <= this.#untilMs) return false;
    return this.#extend(nowMs, this.#order, nowMs + this.#jittered(delayMs));
  }

  /** Pauses for a reason of one's own; behind it, one call, and twice as many for each that is taken. */
  hold(nowMs: number, order: number, untilMs: number): boolean {
    this.#ramp = 1;
    return this.#extend(nowMs, order, untilMs);
  }

  /** Without a pause, sends one call, and twice as many for each that is taken. */
  probe(order: number): void {
    this.#order = order;
    this.#ramp = 1;
  }

  /** A call starts. Returns for how long none did. */
  end(nowMs: number): number {
    const sinceMs = this.#sinceMs;
    if (sinceMs !== undefined) this.#probedMs = nowMs;
    this.#minutes.send(nowMs);
    this.#sinceMs = undefined;
    return sinceMs === undefined ? 0 : nowMs - sinceMs;
  }

  /** The call of this number was taken. Returns whether a pause has helped. */
  take(order: number): boolean {
    if (order <= this.#order) return false;
    this.#ramp *= 2;
    const helped = this.#vain > 0;
    if (helped) {
      this.#first = Math.max(1, this.#vain - 2);
      this.#minutes.help(this.#probedMs);
    }
    this.#vain = 0;
    return helped;
  }

  #extend(nowMs: number, order: number, untilMs: number): boolean {
    this.#order = order;
    this.#sinceMs ??= nowMs;
    if (untilMs <= this.#untilMs) return false;
    this.#untilMs = untilMs;
    return true;
  }

  #jittered(delayMs: number): number {
    return delayMs + this.#random() * Math.min(delayMs * JITTER, MOST_JITTER_MS);
  }
}
