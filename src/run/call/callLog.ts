import { ProviderError } from '../../errors.js';
import type { Experiment } from '../../experiment.js';
import type { FailureClass } from '../../failure.js';
import type { Retry } from '../../operators/retry/retryOptions.js';
import { type BilledUsage, billedTogether } from '../../usage.js';
import type { LanePlace } from '../health/lanePlaces.js';
import type { CallFigures } from '../row/rowResult.js';
import type { RunScope } from '../scope.js';

type CallLogOptions = Pick<RunScope, 'scheduler' | 'announce'> & {
  /** What the row leaves to others while it waits for its next call. */
  readonly place: LanePlace;
};

/**
 * Failures of a row, or by chance, for which others may go on meanwhile. Where it is the server that fails, more rows on
 * their way are only more rows that wait.
 */
const LEAVING: readonly FailureClass[] = ['rate-limited', 'transient'];

const NOTHING: BilledUsage = {};

/** Counts and times the calls of one row, one after another, and announces them. */
export class CallLog {
  #attempts = 0;
  #startedMs = 0;
  #latencyMs: number | undefined;
  #billed = NOTHING;
  #inFlight = false;
  readonly #experiment: Experiment;
  readonly #scope: CallLogOptions;

  constructor(experiment: Experiment, scope: CallLogOptions) {
    this.#experiment = experiment;
    this.#scope = scope;
  }

  get inFlight(): boolean {
    return this.#inFlight;
  }

  get figures(): CallFigures {
    return {
      attempts: this.#attempts,
      startedAtMs: this.#attempts > 0 ? this.#startedMs : undefined,
      latencyMs: this.#latencyMs,
      billed: this.#billed,
    };
  }

  started(): void {
    this.#scope.place.take();
    this.#attempts += 1;
    this.#startedMs = this.#scope.scheduler.now();
    this.#inFlight = true;
    this.#scope.announce({ type: 'call-started', experiment: this.#experiment, attempt: this.#attempts });
  }

  /** The call is over. `billed`: what it used all the same, if its answer was of no use. */
  ended(billed?: BilledUsage): void {
    this.#inFlight = false;
    if (billed !== undefined) this.#billed = billedTogether(this.#billed, billed);
    this.#latencyMs = this.#scope.scheduler.now() - this.#startedMs;
  }

  /** Announces that the last call has failed, and how long the row waits for its next one. */
  retried({ error, waitMs }: Retry): void {
    if (!ProviderError.isInstance(error)) return;
    if (LEAVING.includes(error.failure)) this.#scope.place.leave();
    this.failed(error, waitMs);
    // Nothing has been sent.
    if (error.failure === 'local') this.#attempts -= 1;
  }

  /** Announces that the last call has failed, and how long the row waits for its next one, if there is one. */
  failed({ failure, message }: ProviderError, waitMs?: number): void {
    this.#scope.announce({
      type: 'call-failed',
      experiment: this.#experiment,
      attempt: this.#attempts,
      failure,
      reason: message,
      latencyMs: this.#latencyMs ?? 0,
      waitMs,
    });
  }
}
