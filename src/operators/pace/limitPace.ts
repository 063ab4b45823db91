import type { Observable } from 'rxjs';
import type { Allowance } from '../../allowance.js';
import { positive } from '../positive.js';
import type { BackoffCurveOptions } from '../retry/backoffCurve.js';
import { CallBudgets, type CallBudgetsOptions } from './budgets/callBudgets.js';
import { CongestionControl } from './congestionControl.js';
import type { Pace } from './pace.js';
import type { PaceChange } from './paceChanges.js';
import type { Acceptance, PacedCall, PaceReports, Refusal } from './pacedCall.js';
import { Settling } from './settling.js';
import { Slowness } from './slowness.js';

export interface LimitPaceOptions extends BackoffCurveOptions, CallBudgetsOptions {
  /** Most calls at once. Default `Infinity`. */
  readonly cap?: number | undefined;
}

/**
 * The pace of whatever a server's limits belong to, such as a model: when its next call may start.
 *
 * What the server can take is found out from what it refuses ({@link CongestionControl}). Limits of one's own, and what a
 * server says is left, space calls out before a refusal comes ({@link CallBudgets}). Time alone leads out of every state.
 *
 * Shared by all calls under that limit, through a `Gate` and the operator `reportToPace`. Times in milliseconds on one
 * clock.
 *
 * @example
 * const pace = new LimitPace({ cap: 20, tokenLimit: { limit: 30_000, periodMs: 60_000 } });
 * pace.waitMs(Date.now(), 1200); // 0: a call of 1,200 tokens may start now
 */
export class LimitPace implements Pace, PaceReports {
  readonly #cap: number;
  readonly #budgets: CallBudgets;
  readonly #congestion: CongestionControl;
  readonly #settling = new Settling<PacedCall>();
  readonly #slowness = new Slowness();

  /** Emits when a pause begins, becomes longer or is over, when calls are seconds apart, and when their number changes. */
  readonly changes: Observable<PaceChange>;

  /** Throws `RangeError` for a cap, a limit or a period that is not positive. */
  constructor({ cap = Number.POSITIVE_INFINITY, rateLimit, tokenLimit, ...curve }: LimitPaceOptions = {}) {
    this.#cap = Math.max(1, positive('cap', cap));
    this.#budgets = new CallBudgets({ rateLimit, tokenLimit });
    this.#congestion = new CongestionControl(cap, curve);
    this.changes = this.#congestion.changes.all;
  }

  /** Calls at once that it allows now. */
  get cap(): number {
    return this.#congestion.cap;
  }

  waitMs(nowMs: number, tokens: number): number {
    const pausedMs = this.#congestion.pausedMs(nowMs);
    if (pausedMs > 0) return pausedMs;
    this.#settle(nowMs);
    if (this.#congestion.inFlight >= this.#cap) return Number.POSITIVE_INFINITY;
    const spacedMs = this.#spacedMs(nowMs, tokens);
    if (spacedMs > 0) return spacedMs;
    const placeMs = this.#congestion.placeMs(nowMs, this.#settling);
    return placeMs > 0 ? Math.min(placeMs, this.#settling.waitMs(nowMs)) : 0;
  }

  /** A call is sent. */
  start(nowMs: number, tokens: number): PacedCall {
    const wasTold = this.#budgets.isTold;
    const spent = this.#budgets.spend(nowMs, tokens);
    const counted = this.#congestion.start(nowMs, tokens);
    const { order, inFlight } = this.#congestion;
    // With what will be known of it: V8 gives a field that comes later a place of its own.
    const call: PacedCall = {
      order,
      startedMs: nowMs,
      inFlight,
      wasTold,
      spent,
      counted,
      isAwaited: false,
      fate: undefined,
    };
    this.#settling.add(call);
    return call;
  }

  /** The call was answered. */
  accept(call: PacedCall, nowMs: number, { tokens, allowance }: Acceptance = {}): void {
    this.#settling.end(call, 'answered');
    this.#settle(nowMs);
    this.#heed(call, nowMs, allowance);
    if (tokens !== undefined) this.#budgets.correct(call.spent, tokens);
  }

  /** The call was refused. */
  refuse(call: PacedCall, nowMs: number, refusal: Refusal): void {
    this.#budgets.correct(call.spent, 0);
    this.#settling.refuse(call, nowMs);
    this.#settle(nowMs);
    this.#heed(call, nowMs, refusal.allowance);
    this.#congestion.refuse(call, nowMs, refusal);
  }

  /** The call failed in another way, for which the server took nothing. */
  fail(call: PacedCall, nowMs: number): void {
    this.#budgets.correct(call.spent, 0);
    this.#settling.end(call, 'failed');
    this.#settle(nowMs);
  }

  /** The call is over, however it ended. */
  end(): void {
    this.#congestion.end();
  }

  /** Starts no call before `untilMs`; then one, and twice as many for each that is accepted. */
  pause(nowMs: number, untilMs: number, { reason }: { readonly reason: string }): void {
    this.#congestion.pause(nowMs, untilMs, reason);
  }

  /** Milliseconds until a call of so many tokens is far enough behind the one before it. */
  #spacedMs(nowMs: number, tokens: number): number {
    const ownMs = this.#budgets.ownMs(nowMs, tokens);
    const requestsMs = this.#budgets.requestsMs(nowMs);
    const tokensMs = this.#budgets.tokensMs(nowMs, tokens);
    const rateMs = this.#congestion.rateMs(nowMs);
    const spacedMs = Math.max(ownMs, requestsMs, tokensMs, rateMs);
    if (spacedMs === 0) return 0;
    const slowed = this.#slowness.note(nowMs, ownMs, { requestsMs, tokensMs, rateMs });
    if (slowed !== undefined) this.#congestion.changes.tellSlowed(slowed);
    return spacedMs;
  }

  #settle(nowMs: number): void {
    for (const call of this.#settling.taken(nowMs)) this.#congestion.take(call, nowMs);
  }

  #heed(call: PacedCall, nowMs: number, allowance: Allowance | undefined): void {
    if (allowance === undefined) return;
    this.#slowness.heed(allowance);
    this.#budgets.observe(call.spent, nowMs, allowance);
  }
}
