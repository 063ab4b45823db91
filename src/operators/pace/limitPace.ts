import { type Observable, Subject } from 'rxjs';
import type { Allowance } from '../../allowance.js';
import type { BackoffCurveOptions } from '../backoffCurve.js';
import { ServerBudget } from './budgets/serverBudget.js';
import { type RateLimit, SmoothBudget } from './budgets/smoothBudget.js';
import { CallsAtOnce } from './callsAtOnce.js';
import type { Pace } from './pace.js';
import type { Acceptance, PaceChange, PacedCall, PaceReports, Refusal } from './pacedCall.js';
import { Pauses } from './pauses.js';
import { LearnedRate } from './rate/learnedRate.js';
import { RefusalShare } from './refusalShare.js';
import { Settling } from './settling.js';
import { Slowness } from './slowness.js';

export interface LimitPaceOptions extends BackoffCurveOptions {
  /** Most calls at once. Default `Infinity`. */
  readonly cap?: number | undefined;
  /** Requests per period. Default: no limit. */
  readonly rateLimit?: RateLimit | undefined;
  /** Tokens per period, as estimated before a call and corrected after it. Default: no limit. */
  readonly tokenLimit?: RateLimit | undefined;
}

/** What the latest decision was about: what else was sent before it and is refused, too, belongs to it. */
type Decision = 'calls at once' | 'rate' | 'none';

/**
 * The pace of whatever a server's limits belong to, such as a model: when its next call may start.
 *
 * A lone refusal says nothing: its row backs off, everything else goes on. Refusals that are more than chance explains
 * ({@link RefusalShare}) tell of load. Where nothing was taken with so many calls in flight, it is their number
 * ({@link CallsAtOnce}), else the rate ({@link LearnedRate}); where refusal follows upon refusal, the limit pauses
 * ({@link Pauses}). What a server says is left ({@link ServerBudget}) spaces calls out before a refusal comes. Limits of
 * one's own ({@link SmoothBudget}) hold always. Time alone leads out of every state.
 *
 * Shared by all calls under that limit, through a `Gate` and the operator `reportToPace`. Times in milliseconds on one
 * clock.
 */
export class LimitPace implements Pace, PaceReports {
  readonly #changes = new Subject<PaceChange>();
  readonly #cap: number;
  readonly #requests: SmoothBudget | undefined;
  readonly #tokens: SmoothBudget | undefined;
  readonly #serverRequests = new ServerBudget();
  readonly #serverTokens = new ServerBudget();
  readonly #atOnce: CallsAtOnce;
  readonly #rate = new LearnedRate();
  readonly #share = new RefusalShare();
  readonly #pauses: Pauses;
  readonly #settling = new Settling<PacedCall>();
  readonly #slowness = new Slowness();
  #order = 0;
  #inFlight = 0;
  #decision: Decision = 'none';
  #decidedOrder = 0;
  #isPaused = false;

  /** Emits when a pause begins, becomes longer or is over, when calls are seconds apart, and when their number changes. */
  readonly changes: Observable<PaceChange> = this.#changes.asObservable();

  constructor({ cap = Number.POSITIVE_INFINITY, rateLimit, tokenLimit, ...curve }: LimitPaceOptions = {}) {
    if (!(cap > 0)) throw new RangeError(`cap must be positive, got ${cap}`);
    this.#cap = Math.max(1, cap);
    this.#requests = rateLimit && new SmoothBudget(rateLimit);
    this.#tokens = tokenLimit && new SmoothBudget(tokenLimit);
    this.#atOnce = new CallsAtOnce(cap);
    this.#pauses = new Pauses(curve);
  }

  /** Calls at once that it allows now. */
  get cap(): number {
    return this.#atOnce.value;
  }

  waitMs(nowMs: number, tokens: number): number {
    const pausedMs = this.#pauses.waitMs(nowMs);
    if (pausedMs > 0) return pausedMs;
    this.#resume();
    this.#settle(nowMs);
    if (this.#inFlight >= this.#cap) return Number.POSITIVE_INFINITY;
    const ownMs = Math.max(this.#requests?.waitMs(nowMs, 1) ?? 0, this.#tokens?.waitMs(nowMs, tokens) ?? 0);
    const brakes = {
      requestsMs: this.#serverRequests.waitMs(nowMs, 1),
      tokensMs: this.#serverTokens.waitMs(nowMs, tokens),
      rateMs: this.#rate.waitMs(nowMs),
    };
    const slowed = this.#slowness.note(nowMs, ownMs, brakes);
    if (slowed !== undefined) this.#changes.next(slowed);
    const waitMs = Math.max(ownMs, brakes.requestsMs, brakes.tokensMs, brakes.rateMs);
    if (waitMs > 0) return waitMs;
    const placeMs =
      this.#settling.size < Math.min(this.#pauses.ramp, this.#atOnce.volley)
        ? this.#atOnce.waitMs(nowMs, this.#inFlight)
        : Number.POSITIVE_INFINITY;
    return Math.min(placeMs, placeMs > 0 ? this.#settling.waitMs(nowMs) : 0);
  }

  /** A call is sent. */
  start(nowMs: number, tokens: number): PacedCall {
    this.#inFlight += 1;
    this.#order += 1;
    this.#rate.pause(this.#pauses.end(nowMs));
    const finding = this.#rate.conclude(nowMs);
    if (finding !== undefined) this.#share.learn(finding);
    this.#requests?.spend(nowMs, 1);
    const call = {
      order: this.#order,
      startedMs: nowMs,
      tokens,
      inFlight: this.#inFlight,
      wasTold: this.#serverRequests.known || this.#serverTokens.known,
      requestMark: this.#serverRequests.send(nowMs, 1),
      tokenMark: this.#serverTokens.send(nowMs, tokens),
      spending: this.#tokens?.spend(nowMs, tokens),
      counted: this.#rate.start(nowMs),
    };
    this.#settling.add(call);
    return call;
  }

  /** The call was answered. */
  accept(call: PacedCall, nowMs: number, { tokens, allowance }: Acceptance = {}): void {
    this.#settle(nowMs);
    if (this.#settling.remove(call)) this.#take(call, nowMs);
    this.#heed(call, nowMs, allowance);
    if (tokens !== undefined && call.spending) this.#tokens?.correct(call.spending, call.tokens, tokens);
  }

  /** The call was refused. */
  refuse(call: PacedCall, nowMs: number, refusal: Refusal): void {
    this.#giveBack(call);
    this.#settling.refused(nowMs - call.startedMs);
    this.#settling.remove(call);
    // What was refused took no place at the server: those that were sent meanwhile had fewer beside them.
    for (const later of this.#settling) if (later.order > call.order) later.inFlight -= 1;
    this.#settle(nowMs);
    this.#heed(call, nowMs, refusal.allowance);
    for (const measurement of call.counted) measurement.calls -= 1;
    if (call.order <= this.#decidedOrder) this.#refuseAlso(nowMs, refusal);
    else if (refusal.isAtOnce) this.#close(call, nowMs);
    else if (this.#atOnce.overstep(nowMs, call.inFlight)) this.#decide('none');
    else this.#judge(call, nowMs, refusal);
  }

  /** The call failed in another way, for which the server took nothing. */
  fail(call: PacedCall, nowMs: number): void {
    this.#giveBack(call);
    this.#settle(nowMs);
  }

  /** The call is over, however it ended. */
  end(): void {
    this.#inFlight -= 1;
  }

  /** Starts no call before `untilMs`; then one, and twice as many for each that is accepted. */
  pause(nowMs: number, untilMs: number, { reason }: { reason: string }): void {
    if (this.#pauses.hold(nowMs, this.#order, untilMs)) this.#tellPause(nowMs, reason);
  }

  /** Whether a refusal is chance, a step too far, or load; and if it is load, of what kind. */
  #judge(call: PacedCall, nowMs: number, refusal: Refusal): void {
    const isForetold = this.#isForetold(refusal, call);
    // Sent before anybody could know, it says no more than the server says itself.
    if (isForetold && !call.wasTold) return;
    this.#share.refuse(call.order, this.#rate.isKnown);
    const persistent = refusal.isCrowded ? undefined : this.#rate.refuse();
    if (persistent !== undefined) this.#share.learn(persistent);
    const { isSolid } = this.#share;
    if (this.#pauses.isUnproven) {
      this.#share.restart(this.#order);
      this.#decide('rate');
      this.#pause(nowMs, refusal);
    } else if (isSolid) this.#giveWay(call, nowMs, refusal);
    else if (!isForetold && !refusal.isCrowded && this.#tellsOfLoad()) this.#stepBack(nowMs);
  }

  /** Refusal upon refusal: closes or slows down, and pauses. */
  #giveWay(call: PacedCall, nowMs: number, refusal: Refusal): void {
    const isAtOnce = !this.#rate.isKnown && this.#atOnce.explains(nowMs, call.inFlight);
    if (isAtOnce) this.#close(call, nowMs);
    else if (refusal.isCrowded) return;
    else this.#slowDown(nowMs);
    // A number at once needs no pause: what ends makes room. But a server that asks for one gets it.
    if (!isAtOnce || refusal.delayMs !== undefined) this.#pause(nowMs, refusal);
  }

  #stepBack(nowMs: number): void {
    if (this.#rate.isBeyond) {
      this.#rate.stepBack(nowMs, this.#share);
      this.#decide('none');
    } else this.#slowDown(nowMs);
  }

  #pause(nowMs: number, { delayMs, reason }: Refusal): void {
    if (this.#pauses.begin(nowMs, this.#order, delayMs)) this.#tellPause(nowMs, reason);
  }

  /** A volley that is refused is one refusal: whatever was sent before the decision belongs to it. */
  #refuseAlso(nowMs: number, { delayMs, reason }: Refusal): void {
    if (this.#decision === 'calls at once') this.#changeCap(() => this.#atOnce.closeFurther());
    const longer = delayMs !== undefined && this.#pauses.isUnproven && this.#pauses.prolong(nowMs, delayMs);
    if (longer) this.#tellPause(nowMs, reason);
  }

  /** Whether what was refused is more than chance. What holds back already is sensitive, what does not is not. */
  #tellsOfLoad(): boolean {
    const { trial, isKnown } = this.#rate;
    if (trial !== undefined) return trial.isLoad;
    if (!isKnown) return this.#share.isMoreThanChance(3);
    if (this.#share.isRow || this.#share.isMoreThanChance(1.6)) return true;
    if (this.#share.isNews) this.#rate.hold();
    return false;
  }

  /** Whether the server said itself that it has nothing left, so that its budget takes care of it. */
  #isForetold({ allowance }: Refusal, { tokens }: PacedCall): boolean {
    const isSpent = allowance?.requests !== undefined && allowance.requests.remaining < 1;
    return isSpent || (allowance?.tokens !== undefined && allowance.tokens.remaining < tokens);
  }

  #giveBack({ spending, tokens }: PacedCall): void {
    if (spending) this.#tokens?.correct(spending, tokens, 0);
  }

  #close({ inFlight }: PacedCall, nowMs: number): void {
    this.#changeCap(() => this.#atOnce.close(nowMs, { to: this.#inFlight - 1, refused: inFlight }));
    this.#share.restart(this.#order);
    this.#decide('calls at once');
  }

  #slowDown(nowMs: number): void {
    this.#changeCap(() => this.#atOnce.refute(nowMs));
    this.#rate.lower(nowMs, this.#share);
    this.#share.restart(this.#order);
    this.#decide('rate');
  }

  #decide(decision: Decision): void {
    this.#decision = decision;
    this.#decidedOrder = this.#order;
  }

  #settle(nowMs: number): void {
    for (const call of this.#settling.taken(nowMs)) this.#take(call, nowMs);
  }

  #take({ order, inFlight }: PacedCall, nowMs: number): void {
    if (this.#pauses.take(order)) this.#rate.pauseHelped(nowMs);
    if (order <= this.#decidedOrder) return;
    let isRefuted = false;
    this.#changeCap(() => {
      isRefuted = this.#atOnce.take(nowMs, inFlight);
    });
    if (isRefuted) this.#rate.guess(nowMs);
  }

  #heed(call: PacedCall, nowMs: number, allowance: Allowance | undefined): void {
    if (allowance !== undefined) this.#slowness.heed(allowance);
    if (allowance?.requests) this.#serverRequests.observe(nowMs, call.requestMark, allowance.requests);
    if (allowance?.tokens) this.#serverTokens.observe(nowMs, call.tokenMark, allowance.tokens);
  }

  #changeCap(change: () => void): void {
    const before = this.#atOnce.value;
    change();
    if (this.#atOnce.value !== before) this.#changes.next({ type: 'cap', cap: this.#atOnce.value });
  }

  #tellPause(atMs: number, reason: string): void {
    this.#isPaused = true;
    this.#changes.next({ type: 'paused', atMs, untilMs: this.#pauses.untilMs, reason });
  }

  #resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#changes.next({ type: 'resumed' });
  }
}
