import type { BackoffCurveOptions } from '../retry/backoffCurve.js';
import { CallsAtOnce } from './callsAtOnce.js';
import { PaceChanges } from './paceChanges.js';
import type { PacedCall, Refusal } from './pacedCall.js';
import { Pauses } from './pauses.js';
import { CallSizes } from './rate/callSizes.js';
import { LearnedRate } from './rate/learnedRate.js';
import { RefusalShare } from './refusalShare.js';
import type { Settled, Settling } from './settling.js';
import { tellsNothingIsLeft } from './tellsNothingIsLeft.js';
import { UnnamedRefusals } from './unnamedRefusals.js';

/** What the latest decision was about: what else was sent before it and is refused, too, belongs to it. */
type Decision = 'calls at once' | 'rate' | 'none';

/** Share of refusals that is hardly chance, where more than chance was seen before. */
const DENSE = 0.25;
/** Share of refusals with which a server without room is asked for too much, whatever is known of chance. */
const MOST = 0.5;
/** Standard deviations that tell load from chance while nothing is held back. */
const SURE = 3;

/** Calls of which nobody knows yet whether they are taken. */
type Unsettled = Pick<Settling<PacedCall>, 'size' | 'firstOrder'>;

/**
 * What a server can take, as its refusals tell.
 *
 * A lone refusal says nothing: its row backs off, everything else goes on. Refusals that are more than chance explains
 * ({@link RefusalShare}) tell of load. Where nothing was taken with so many calls in flight, it is their number
 * ({@link CallsAtOnce}), else the rate ({@link LearnedRate}); where refusal follows upon refusal, the limit pauses
 * ({@link Pauses}).
 */
export class CongestionControl {
  readonly #atOnce: CallsAtOnce;
  readonly #rate = new LearnedRate();
  readonly #share = new RefusalShare();
  readonly #unnamed = new UnnamedRefusals();
  readonly #sizes = new CallSizes();
  readonly #pauses: Pauses;
  #order = 0;
  #inFlight = 0;
  #isSuspected = false;
  #decision: Decision = 'none';
  #decidedOrder = 0;

  readonly changes: PaceChanges;

  /** @param cap Calls at once that are allowed in any case. */
  constructor(cap: number, curve: BackoffCurveOptions) {
    this.#atOnce = new CallsAtOnce(cap);
    this.#pauses = new Pauses(curve);
    this.changes = new PaceChanges(this.#atOnce.value);
  }

  /** Calls at once that it allows now. */
  get cap(): number {
    return this.#atOnce.value;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Number of the latest call that was sent, from 1. */
  get order(): number {
    return this.#order;
  }

  /** Milliseconds until a pause is over. */
  pausedMs(nowMs: number): number {
    const pausedMs = this.#pauses.waitMs(nowMs);
    if (pausedMs === 0) this.changes.tellResumed();
    return pausedMs;
  }

  /** Milliseconds until the rate has room for a call. */
  rateMs(nowMs: number): number {
    return this.#rate.waitMs(nowMs);
  }

  /**
   * Milliseconds until one more call may be on its way; so many are not known to be taken, the first of them with this
   * number. `Infinity`: till one ends, or is known to be taken. A number at once is known when all sent before it are.
   */
  placeMs(nowMs: number, unsettled: Unsettled): number {
    const isFull = unsettled.size >= Math.min(this.#pauses.ramp, this.#atOnce.volley);
    const isOpen = this.#decision === 'calls at once' && unsettled.firstOrder <= this.#decidedOrder;
    return isFull || isOpen ? Number.POSITIVE_INFINITY : this.#atOnce.waitMs(nowMs, this.#inFlight);
  }

  /** A call of so many tokens is sent. Returns what counts it, for it to be taken back if it is refused. */
  start(nowMs: number, tokens: number): PacedCall['counted'] {
    this.#sizes.note(tokens);
    this.#inFlight += 1;
    this.#order += 1;
    const pausedMs = this.#pauses.end(nowMs);
    if (pausedMs > 0) this.#rate.pause(pausedMs);
    const finding = this.#rate.conclude(nowMs);
    if (finding !== undefined) this.#share.learn(finding);
    return this.#rate.start(nowMs);
  }

  /** The call was taken, answered or not. */
  take({ order, inFlight, startedMs }: Settled, nowMs: number): void {
    if (this.#pauses.take(order)) this.#rate.pauseHelped(nowMs);
    if (order <= this.#decidedOrder) return;
    const isRefuted = this.#atOnce.take(nowMs, inFlight, startedMs);
    this.changes.tellCap(this.cap);
    if (isRefuted) this.#rate.guess(nowMs);
  }

  /** The call was refused: on a volley that is refused, once; else it is a step too far, or is judged. */
  refuse(call: PacedCall, nowMs: number, refusal: Refusal): void {
    if (this.#rate.isKnown && this.#unnamed.isChance(call.order, refusal)) return;
    this.#unnamed.note(call.order, refusal);
    for (const measurement of call.counted) measurement.calls -= 1;
    if (call.order <= this.#decidedOrder) this.#refuseAlso(nowMs, refusal);
    else if (refusal.isAtOnce) this.#close(call, nowMs, refusal);
    else if (refusal.isOfProvider && refusal.delayMs !== undefined) this.#heedWords(nowMs, refusal);
    else if (this.#atOnce.overstep(nowMs, call.mostInFlight ?? call.inFlight)) this.#decide('none');
    else this.#judge(call, nowMs, refusal);
  }

  /** The call is over, however it ended. */
  end(): void {
    this.#inFlight -= 1;
  }

  /** Starts no call before `untilMs`; then one, and twice as many for each that is accepted. */
  pause(nowMs: number, untilMs: number, reason: string): void {
    const isNews = this.#pauses.hold(nowMs, this.#order, untilMs);
    if (isNews) this.changes.tellPaused(nowMs, this.#pauses.untilMs, reason);
  }

  /** Whether a refusal is chance, a step too far, or load; and if it is load, of what kind. */
  #judge(call: PacedCall, nowMs: number, refusal: Refusal): void {
    const isForetold = tellsNothingIsLeft(refusal, call.spent.tokens);
    // Sent before anybody could know, it says no more than the server says itself.
    if (isForetold && !call.wasTold) return;
    this.#share.refuse(call.order, this.#rate.isKnown);
    const persistent = refusal.isCrowded ? undefined : this.#rate.refuse(call.order);
    if (persistent !== undefined) this.#share.learn(persistent);
    const anyway = this.#rate.refusedAnyway;
    if (anyway !== undefined) this.#share.learn(anyway);
    const isSensitive = this.#rate.isKnown || call.order === this.#order;
    if (this.#pauses.isUnproven) {
      this.#share.restart(this.#order);
      this.#decide('rate');
      this.#pauseFor(nowMs, refusal);
    } else if (refusal.isCrowded) this.#makeRoom(call, nowMs, refusal, { isSensitive });
    else if (this.#share.isSolid({ isSensitive }) || this.#pauses.isSpent(nowMs, refusal))
      this.#giveWay(call, nowMs, refusal);
    else if (!isForetold && this.#isLoad(nowMs)) this.#stepBack(nowMs);
  }

  /** No room: closes where that comes of the calls at once, though other calls between them are taken. */
  #makeRoom(
    call: PacedCall,
    nowMs: number,
    refusal: Refusal,
    { isSensitive }: { readonly isSensitive: boolean },
  ): void {
    const isLoad = this.#share.share > MOST || this.#share.isMoreThanChance(SURE);
    if (!isLoad && !this.#share.isSolid({ isSensitive })) return;
    if (this.#isAtOnce(call, nowMs, refusal)) this.#close(call, nowMs, refusal);
    else this.#atOnce.doubt();
  }

  /** Whether it is the number of calls at once that is refused. */
  #isAtOnce({ inFlight, mostInFlight = inFlight }: PacedCall, nowMs: number, refusal: Refusal): boolean {
    return !this.#rate.isKnown && this.#atOnce.explains(nowMs, mostInFlight, refusal);
  }

  /** Whether what was refused is more than chance. What holds back already is sensitive, what does not is not. */
  #isLoad(nowMs: number): boolean {
    const { trial, isKnown, refusedAnyway: anyway } = this.#rate;
    if (trial !== undefined) return trial.isLoad || this.#rate.isOvershot(nowMs);
    if (!isKnown) return this.#isFirstLoad(nowMs);
    if (this.#share.isRow || this.#share.isMoreThanChance(1.6)) return true;
    // Growth beyond what was measured is only tried: less is enough to end it.
    if (this.#rate.isBeyond && this.#share.isUnlikelyPair) return true;
    const isNews = this.#share.isNews({ isMeasured: anyway !== undefined });
    if (isNews && this.#rate.isOvershot(nowMs)) return true;
    if (isNews || this.#rate.isGuess) this.#rate.hold(nowMs, this.#share);
    return false;
  }

  /** Whether it is load, where no rate is known: what was more than chance is not forgotten until it can be measured. */
  #isFirstLoad(nowMs: number): boolean {
    const isMore = this.#share.isMoreThanChance(SURE);
    if (isMore) this.#isSuspected = true;
    return this.#rate.isMeasured(nowMs) && (isMore || (this.#isSuspected && this.#share.share > DENSE));
  }

  /** Refusal upon refusal: closes or slows down, and pauses. */
  #giveWay(call: PacedCall, nowMs: number, refusal: Refusal): void {
    const isAtOnce = this.#isAtOnce(call, nowMs, refusal);
    if (isAtOnce) this.#close(call, nowMs, refusal);
    else this.#slowDown(nowMs);
    // A number at once needs no pause: what ends makes room. But a server that asks for one gets it.
    if (!isAtOnce || refusal.delayMs !== undefined) this.#pauseFor(nowMs, refusal);
  }

  #stepBack(nowMs: number): void {
    if (this.#rate.isBeyond) {
      this.#rate.stepBack(nowMs, this.#share);
      this.#rate.rest(nowMs, this.#sizes.callsOfLargest - 1);
      this.#decide('none');
    } else this.#slowDown(nowMs);
  }

  /** A volley that is refused is one refusal: whatever was sent before the decision belongs to it. */
  #refuseAlso(nowMs: number, { delayMs, reason }: Refusal): void {
    if (this.#decision === 'calls at once') {
      this.#atOnce.closeFurther();
      this.changes.tellCap(this.cap);
    }
    const isLonger = delayMs !== undefined && this.#pauses.isUnproven && this.#pauses.prolong(nowMs, delayMs);
    if (isLonger) this.changes.tellPaused(nowMs, this.#pauses.untilMs, reason);
  }

  /** The server has said that all are to wait, and for how long: no need to see whether it was chance. */
  #heedWords(nowMs: number, refusal: Refusal): void {
    this.#slowDown(nowMs);
    this.#pauseFor(nowMs, refusal);
  }

  #pauseFor(nowMs: number, { delayMs, reason }: Refusal): void {
    const isNews = this.#pauses.begin(nowMs, this.#order, delayMs);
    if (isNews) this.changes.tellPaused(nowMs, this.#pauses.untilMs, reason);
  }

  #close({ inFlight }: PacedCall, nowMs: number, { isCrowded = false }: Refusal): void {
    // What has no room is no rate, which a call above the line would tell of.
    const refused = isCrowded ? Number.POSITIVE_INFINITY : inFlight;
    // It may be a rate all the same: then the places that become free are none at the server.
    this.#pauses.probe(this.#order);
    this.#atOnce.close(nowMs, { to: this.#inFlight - 1, refused });
    this.changes.tellCap(this.cap);
    this.#share.restart(this.#order);
    this.#decide('calls at once');
  }

  #slowDown(nowMs: number): void {
    this.#atOnce.refute(nowMs);
    this.changes.tellCap(this.cap);
    const isFirst = !this.#rate.isKnown;
    this.#rate.lower(nowMs, this.#share);
    // What was refused before was load.
    if (isFirst) this.#share.forget();
    this.#share.restart(this.#order);
    this.#isSuspected = false;
    this.#decide('rate');
  }

  #decide(decision: Decision): void {
    this.#decision = decision;
    this.#decidedOrder = this.#order;
  }
}
