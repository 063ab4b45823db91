import { type Observable, Subject } from 'rxjs';
import type { Allowance } from '../../allowance.js';
import { type BackoffCurveOptions, backoffCurve } from '../backoffCurve.js';
import type { Pace } from '../gate.js';
import { AdaptiveCap } from './adaptiveCap.js';
import { LearnedRate } from './learnedRate.js';
import { type Mark, ServerBudget } from './serverBudget.js';
import { type RateLimit, SmoothBudget, type Spending } from './smoothBudget.js';

export interface ProviderPaceOptions extends BackoffCurveOptions {
  /** Most calls at once. Default `Infinity`. */
  readonly cap?: number;
  /** Requests per period. Default: no limit. */
  readonly rateLimit?: RateLimit | undefined;
  /** Tokens per period, as estimated before a call and corrected after it. Default: no limit. */
  readonly tokenLimit?: RateLimit | undefined;
}

/** A call on its way, as the pace remembers it. */
export interface PacedCall {
  readonly startedMs: number;
  readonly tokens: number;
  /** Calls in flight when it was sent, itself included. */
  readonly inFlight: number;
  readonly requestMark: Mark;
  readonly tokenMark: Mark;
  readonly spending: Spending | undefined;
}

/** What is known of a call that was answered. */
export interface Acceptance {
  /** Tokens that it used, input and output. */
  readonly tokens?: number | undefined;
  readonly allowance?: Allowance | undefined;
}

/** What is known of a call that was refused for its rate. */
export interface Refusal {
  /** How long the server wants to be left alone, if it says. */
  readonly delayMs?: number | undefined;
  readonly allowance?: Allowance | undefined;
  readonly reason: string;
}

export type PaceChange =
  | { readonly type: 'paused'; readonly untilMs: number; readonly reason: string }
  | { readonly type: 'cap'; readonly cap: number };

/** Share of a server's delay that is added to it by chance, and the most of it: not all clients return at once. */
const JITTER = 0.1;
const MOST_JITTER_MS = 1000;
/** Pauses in a row without an accepted call for which a server's short delays are taken at their word. */
const VAIN_PAUSES = 5;

/**
 * The pace of one provider: when its next call may start.
 *
 * A refusal pauses all its calls, for as long as the server says and a little more, else along the backoff curve.
 * Behind the pause calls ramp up: as many in flight as were there and not refused, and one more for each that is
 * accepted. The cap on calls in flight falls with refusals and recovers ({@link AdaptiveCap}). What the server says is left ({@link ServerBudget}), else the rate it was
 * seen to accept ({@link LearnedRate}), spaces the calls out, so that the next refusal does not come. Limits of one's
 * own ({@link SmoothBudget}) hold always.
 *
 * Shared by all calls of the provider, through a `Gate` and the operator `reportToPace`. Times in milliseconds on one clock.
 */
export class ProviderPace implements Pace {
  readonly #changes = new Subject<PaceChange>();
  readonly #cap: AdaptiveCap;
  readonly #requests: SmoothBudget | undefined;
  readonly #tokens: SmoothBudget | undefined;
  readonly #serverRequests = new ServerBudget();
  readonly #serverTokens = new ServerBudget();
  readonly #learned = new LearnedRate();
  readonly #backoffMs: (retry: number) => number;
  readonly #random: () => number;
  #inFlight = 0;
  #ramp = Number.POSITIVE_INFINITY;
  #pausedSinceMs = Number.NEGATIVE_INFINITY;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  /** Pauses in a row without an accepted call between them. */
  #pauses = 0;

  /** Emits when a pause begins or becomes longer, and when the cap changes. */
  readonly changes: Observable<PaceChange> = this.#changes.asObservable();

  constructor({ cap = Number.POSITIVE_INFINITY, rateLimit, tokenLimit, ...curve }: ProviderPaceOptions = {}) {
    if (!(cap > 0)) throw new RangeError(`cap must be positive, got ${cap}`);
    this.#cap = new AdaptiveCap(cap);
    this.#requests = rateLimit && new SmoothBudget(rateLimit);
    this.#tokens = tokenLimit && new SmoothBudget(tokenLimit);
    this.#backoffMs = backoffCurve(curve);
    this.#random = curve.random ?? Math.random;
  }

  /** Calls at once that it allows now. */
  get cap(): number {
    return this.#cap.value;
  }

  waitMs(nowMs: number, tokens: number): number {
    if (nowMs < this.#pausedUntilMs) return this.#pausedUntilMs - nowMs;
    if (this.#inFlight >= Math.min(this.#cap.value, this.#ramp)) return Number.POSITIVE_INFINITY;
    return Math.max(
      this.#requests?.waitMs(nowMs, 1) ?? 0,
      this.#tokens?.waitMs(nowMs, tokens) ?? 0,
      this.#serverRequests.waitMs(nowMs, 1),
      this.#serverTokens.waitMs(nowMs, tokens),
      this.#serverRequests.known ? 0 : this.#learned.waitMs(nowMs),
    );
  }

  /** A call is sent. */
  start(nowMs: number, tokens: number): PacedCall {
    this.#inFlight += 1;
    this.#requests?.spend(nowMs, 1);
    this.#learned.start(nowMs);
    return {
      startedMs: nowMs,
      tokens,
      inFlight: this.#inFlight,
      requestMark: this.#serverRequests.send(nowMs, 1),
      tokenMark: this.#serverTokens.send(nowMs, tokens),
      spending: this.#tokens?.spend(nowMs, tokens),
    };
  }

  /** The call was answered. */
  accept(call: PacedCall, nowMs: number, { tokens, allowance }: Acceptance = {}): void {
    // What was sent before a pause says nothing about what comes behind it.
    if (call.startedMs > this.#pausedSinceMs) {
      this.#pauses = 0;
      this.#ramp += 1;
      this.#changeCap(() => this.#cap.grow(call.inFlight));
    }
    this.#heed(call, nowMs, allowance);
    if (tokens !== undefined && call.spending) this.#tokens?.correct(call.spending, call.tokens, tokens);
  }

  /** The call was refused for its rate. */
  refuse(call: PacedCall, nowMs: number, { delayMs, allowance, reason }: Refusal): void {
    this.#heed(call, nowMs, allowance);
    // A volley that is refused is one refusal: whatever was sent before the pause began belongs to it.
    if (call.startedMs <= this.#pausedSinceMs) {
      this.#learned.refuseAlso();
      this.#rampFrom(this.#ramp - 1);
      if (delayMs !== undefined && nowMs + delayMs > this.#pausedUntilMs) {
        this.#pauseUntil(nowMs, nowMs + this.#jittered(delayMs), reason);
      }
      return;
    }
    this.#pauses += 1;
    this.#changeCap(() => this.#cap.cut(this.#inFlight));
    this.#learned.refuse(nowMs);
    this.#rampFrom(this.#inFlight - 1);
    const waitMs = delayMs === undefined ? this.#backoffMs(this.#pauses) : this.#jittered(delayMs);
    this.#pauseUntil(nowMs, nowMs + Math.max(waitMs, this.#patienceMs()), reason);
  }

  /** The call is over, however it ended. */
  end(): void {
    this.#inFlight -= 1;
  }

  /** Starts no call before `untilMs`; then one, and one more at once for each that is accepted. */
  pause(nowMs: number, untilMs: number, { reason }: { reason: string }): void {
    this.#rampFrom(1);
    this.#pauseUntil(nowMs, untilMs, reason);
  }

  #rampFrom(calls: number): void {
    this.#ramp = Math.max(1, calls);
  }

  #pauseUntil(nowMs: number, untilMs: number, reason: string): void {
    if (untilMs <= this.#pausedUntilMs) return;
    this.#pausedSinceMs = nowMs;
    this.#pausedUntilMs = untilMs;
    this.#changes.next({ type: 'paused', untilMs, reason });
  }

  #heed(call: PacedCall, nowMs: number, allowance: Allowance | undefined): void {
    if (allowance?.requests) this.#serverRequests.observe(nowMs, call.requestMark, allowance.requests);
    if (allowance?.tokens) this.#serverTokens.observe(nowMs, call.tokenMark, allowance.tokens);
  }

  #changeCap(change: () => void): void {
    const before = this.#cap.value;
    change();
    if (this.#cap.value !== before) this.#changes.next({ type: 'cap', cap: this.#cap.value });
  }

  /** A server that asks for a moment, again and again, and accepts nothing, is not asked a thousand times a second. */
  #patienceMs(): number {
    const vain = this.#pauses - VAIN_PAUSES;
    return vain > 0 ? this.#backoffMs(vain) : 0;
  }

  #jittered(delayMs: number): number {
    return delayMs + this.#random() * Math.min(delayMs * JITTER, MOST_JITTER_MS);
  }
}
