import { ProviderError } from '../../errors.js';
import type { Experiment } from '../../experiment.js';
import type { FailureClass } from '../../failure.js';
import type { Refusal } from '../../operators/pace/pacedCall.js';
import { type BackoffCurveOptions, backoffCurve } from '../../operators/retry/backoffCurve.js';
import { Drought } from './drought.js';
import { Outage } from './outage.js';
import { type OutageSign, outageSignOf } from './outageSign.js';
import type { ProviderLimits } from './providerLimits.js';
import { Refusals } from './refusals.js';
import { Shedding } from './shedding.js';

/** Models whose refusals are remembered, the latest. A file may name any number of them. */
const MOST_MODELS = 1000;
/** Longest wait of a row that a server had no room for, in milliseconds: it is to have its luck often. */
const LONGEST_BACKOFF_MS = 15_000;

export interface ProviderHealthOptions extends BackoffCurveOptions {
  readonly limits: ProviderLimits;
  /** Rows at once. */
  readonly places: number;
  /** Longest wait that a provider may ask for, and longest time in which it accepts nothing, in milliseconds. */
  readonly maxWaitMs: number;
  /** Ends the provider's calls, or those to one of its models. */
  readonly halt: (failure: FailureClass, reason: string, model?: string) => void;
}

/** What is known of one provider while a run goes on: its limits, and whether it is worth asking any more. */
export class ProviderHealth {
  readonly limits: ProviderLimits;
  readonly #options: ProviderHealthOptions;
  readonly #backoffMs: (retry: number) => number;
  readonly #outage: Outage;
  readonly #shedding = new Shedding();
  readonly #drought: Drought;
  readonly #refusals = new Map<string, Refusals>();
  /** How often each row on its way was turned away. */
  readonly #turnedAway = new Map<number, number>();
  /** Failures of a server that has no room for some calls and takes others. */
  readonly #shed = new WeakSet<ProviderError>();

  constructor(options: ProviderHealthOptions) {
    this.limits = options.limits;
    this.#options = options;
    const maxDelayMs = Math.min(LONGEST_BACKOFF_MS, options.maxDelayMs ?? LONGEST_BACKOFF_MS);
    this.#backoffMs = backoffCurve({ ...options, maxDelayMs });
    this.#outage = new Outage(options.places);
    this.#drought = new Drought(options.maxWaitMs);
  }

  /** A row is on its way, from its first attempt to its end. Returns what is to be called then. */
  enter({ position }: Experiment, now: () => number): () => void {
    this.#outage.enter(position);
    this.#drought.enter(now);
    return () => {
      this.#outage.leave(position);
      this.#drought.leave(now);
      this.#turnedAway.delete(position);
    };
  }

  /** A call is sent. Returns what is to be called when it is over. */
  asked({ position }: Experiment): () => void {
    return this.#outage.asked(position);
  }

  /** The provider has answered a row. */
  answered({ position, model }: Experiment): void {
    this.#outage.answered(position);
    this.#shedding.note(position, false);
    this.#drought.accepted();
    this.#refusalsOf(model).answered();
  }

  /**
   * An attempt has failed. Halts what is to be halted, and returns the error as it is to be understood.
   */
  failed(experiment: Experiment, error: ProviderError, nowMs: number): ProviderError {
    if (error.failure === 'local') return error;
    const sign = outageSignOf(error);
    const understood =
      sign === undefined
        ? this.#withinPatience(this.#spoken(experiment, error))
        : this.#turned(experiment, error, { sign, nowMs });
    const { failure, message } = understood;
    if (failure === 'exhausted' || failure === 'unauthorized') this.#options.halt(failure, message);
    if (this.#drought.refused(nowMs)) this.#haltDry(failure, message);
    return understood;
  }

  /** What a failure, as this understands it, tells the pace; `undefined` where it has nothing to do with the rate. */
  refusal(error: unknown): Refusal | undefined {
    if (!ProviderError.isInstance(error)) return undefined;
    const { failure, delayMs, allowance, message: reason, ofAccount } = error;
    // The delay is that of the row, and none that the server named.
    if (this.#shed.has(error)) return { reason, allowance, isCrowded: true };
    const isLocal = failure === 'local';
    if (failure !== 'rate-limited' && !isLocal) return undefined;
    return { delayMs, allowance, reason, isAtOnce: isLocal, isOfProvider: isLocal || ofAccount };
  }

  /** The server said what is wrong, unless it was its silence that ended the call. */
  #spoken({ position, model }: Experiment, error: ProviderError): ProviderError {
    const { failure, status, message } = error;
    if (failure === 'transient' && status === undefined) return error;
    this.#outage.reached(position);
    this.#shedding.note(position, false);
    const isFinal = failure === 'rejected' || failure === 'no-such-model';
    if (isFinal && this.#refusalsOf(model).refused(position, error))
      this.#options.halt(failure, message, model);
    return error;
  }

  /** A sign of an outage: of this row's alone, of a server that has no room for some, or of one that is down. */
  #turned(
    { position }: Experiment,
    error: ProviderError,
    { sign, nowMs }: { readonly sign: OutageSign; readonly nowMs: number },
  ): ProviderError {
    const { failure, status, message } = error;
    const speaks = status !== undefined;
    const turnedAway = this.#shedding.note(position, sign === 'away' && speaks);
    const verdict = this.#outage.missed(position, sign, speaks);
    if (verdict.type === 'gone') this.#options.halt(failure, message);
    if (verdict.type === 'probe' || verdict.type === 'wait') {
      // The last probe is at the end of the patience, not behind it.
      const delayMs = Math.min(verdict.inMs, Math.max(1, this.#drought.leftMs(nowMs)));
      if (verdict.type === 'probe') this.limits.pace.pause(nowMs, nowMs + delayMs, { reason: message });
      return ProviderError.from(error, { failure: failure === 'unreachable' ? failure : 'down', delayMs });
    }
    if (sign !== 'away' || !speaks) return error;
    // A row that met with it before may be the last one left to tell.
    const isShedding = turnedAway >= rowsOfShedding(status) || this.#turnedAway.has(position);
    const shed = isShedding
      ? ProviderError.from(error, { failure: 'rate-limited', delayMs: this.#backOff(position) })
      : error;
    this.#shed.add(shed);
    return shed;
  }

  #backOff(position: number): number {
    const times = (this.#turnedAway.get(position) ?? 0) + 1;
    this.#turnedAway.set(position, times);
    return this.#backoffMs(times);
  }

  #haltDry(failure: FailureClass, message: string): void {
    const seconds = this.#options.maxWaitMs / 1000;
    this.#options.halt(failure, `${message} (it has accepted no call for ${seconds} s)`);
  }

  #withinPatience(error: ProviderError): ProviderError {
    const { failure, delayMs = 0, message } = error;
    const { maxWaitMs } = this.#options;
    if (failure !== 'rate-limited' || delayMs <= maxWaitMs) return error;
    const asked = `${message} (it asks for a wait of ${Math.round(delayMs / 1000)} s, and the longest is ${maxWaitMs / 1000} s)`;
    return ProviderError.from(error, { message: asked, failure: 'exhausted' });
  }

  #refusalsOf(model: string): Refusals {
    const known = this.#refusals.get(model);
    if (known !== undefined) return known;
    const refusals = new Refusals();
    const [oldest] = this.#refusals.keys();
    if (this.#refusals.size >= MOST_MODELS && oldest !== undefined) this.#refusals.delete(oldest);
    this.#refusals.set(model, refusals);
    return refusals;
  }
}

/**
 * How many of the last ten rows a server turns away before it counts as one that sheds load. One that calls itself
 * overloaded is taken at its word.
 */
function rowsOfShedding(status = 529): number {
  if (status === 529) return 1;
  return status === 503 ? 2 : 3;
}
