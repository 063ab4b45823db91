import { ProviderError } from '../../errors.js';
import type { Experiment } from '../../experiment.js';
import type { FailureClass } from '../../failure.js';
import type { ProviderPace } from '../../operators/pace/providerPace.js';
import { Reachability } from './reachability.js';

/** Rows in a row that a server does not know the model of. */
const UNKNOWN_MODEL_ROWS = 10;

export interface ProviderHealthOptions {
  readonly pace: ProviderPace;
  /** Rows at once. */
  readonly places: number;
  /** Longest wait that a provider may ask for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Ends the provider's calls, or those to one of its models. */
  readonly halt: (failure: FailureClass, reason: string, model?: string) => void;
}

/** What is known of one provider while a run goes on: its pace, and whether it is worth asking any more. */
export class ProviderHealth {
  readonly pace: ProviderPace;
  readonly #options: ProviderHealthOptions;
  readonly #reachability: Reachability;
  /** Rows in a row whose model was unknown; `Infinity` for a model that has answered. */
  readonly #unknown = new Map<string, number>();

  constructor(options: ProviderHealthOptions) {
    this.pace = options.pace;
    this.#options = options;
    this.#reachability = new Reachability(options);
  }

  /** The provider has answered a row. */
  answered({ model }: Experiment): void {
    this.#reachability.answered();
    this.#unknown.set(model, Number.NEGATIVE_INFINITY);
  }

  /**
   * An attempt has failed. Halts what is to be halted, and returns the error as it is to be understood.
   */
  failed({ position, model }: Experiment, error: ProviderError, nowMs: number): ProviderError {
    if (error.failure === 'unreachable') return this.#missed(position, error, nowMs);
    this.#reachability.reached();
    const understood = this.#withinPatience(error);
    const { failure, message } = understood;
    if (failure === 'exhausted' || failure === 'unauthorized') this.#options.halt(failure, message);
    if (failure === 'no-such-model') this.#countUnknown(model, message);
    return understood;
  }

  #missed(position: number, error: ProviderError, nowMs: number): ProviderError {
    const verdict = this.#reachability.missed(position, nowMs);
    if (verdict.type === 'down') this.#options.halt('unreachable', error.message);
    if (verdict.type !== 'probe') return error;
    this.pace.pause(nowMs, nowMs + verdict.inMs, { reason: error.message });
    return ProviderError.from(error, { delayMs: verdict.inMs });
  }

  #withinPatience(error: ProviderError): ProviderError {
    const { failure, delayMs = 0, message } = error;
    const { maxWaitMs } = this.#options;
    if (failure !== 'rate-limited' || delayMs <= maxWaitMs) return error;
    const asked = `${message} (it asks for a wait of ${Math.round(delayMs / 1000)} s, and the longest is ${maxWaitMs / 1000} s)`;
    return ProviderError.from(error, { message: asked, failure: 'exhausted' });
  }

  #countUnknown(model: string, reason: string): void {
    const rows = (this.#unknown.get(model) ?? 0) + 1;
    this.#unknown.set(model, rows);
    if (rows >= UNKNOWN_MODEL_ROWS) this.#options.halt('no-such-model', reason, model);
  }
}
