import type { LimitPace } from './limitPace.js';
import type { Acceptance, PacedCall, PaceReports, Refusal } from './pacedCall.js';

/** A call as both paces remember it. */
export interface ScopedCall {
  readonly ofModel: PacedCall;
  readonly ofProvider: PacedCall;
}

/**
 * Tells of every call to the pace of its model and to that of its provider, and of a refusal to the one that it
 * concerns: what refuses one model says nothing of its sisters.
 *
 * @example
 * const [ofModel, ofProvider] = [new LimitPace({ cap: 20 }), new LimitPace({ cap: 20 })];
 * complete(request).pipe(reportToPace(new ScopedPace(ofModel, ofProvider)))
 */
export class ScopedPace implements PaceReports<ScopedCall> {
  readonly #ofModel: LimitPace;
  readonly #ofProvider: LimitPace;

  constructor(ofModel: LimitPace, ofProvider: LimitPace) {
    this.#ofModel = ofModel;
    this.#ofProvider = ofProvider;
  }

  start(nowMs: number, tokens: number): ScopedCall {
    return { ofModel: this.#ofModel.start(nowMs, tokens), ofProvider: this.#ofProvider.start(nowMs, tokens) };
  }

  accept({ ofModel, ofProvider }: ScopedCall, nowMs: number, acceptance: Acceptance = {}): void {
    this.#ofModel.accept(ofModel, nowMs, acceptance);
    this.#ofProvider.accept(ofProvider, nowMs, { tokens: acceptance.tokens, allowance: undefined });
  }

  refuse({ ofModel, ofProvider }: ScopedCall, nowMs: number, refusal: Refusal): void {
    if (refusal.isOfProvider) {
      this.#ofModel.fail(ofModel, nowMs);
      this.#ofProvider.refuse(ofProvider, nowMs, refusal);
    } else {
      this.#ofModel.refuse(ofModel, nowMs, refusal);
      this.#ofProvider.fail(ofProvider, nowMs);
    }
  }

  fail({ ofModel, ofProvider }: ScopedCall, nowMs: number): void {
    this.#ofModel.fail(ofModel, nowMs);
    this.#ofProvider.fail(ofProvider, nowMs);
  }

  end(): void {
    this.#ofModel.end();
    this.#ofProvider.end();
  }
}
