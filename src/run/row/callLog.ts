import { ProviderError } from '../../errors.js';
import type { Experiment } from '../../experiment.js';
import type { Retry } from '../../operators/retryWithBackoff.js';
import type { Run } from '../run.js';
import type { CallFigures } from './rowResult.js';

/** Counts and times the calls of one row, one after another, and announces them. */
export class CallLog {
  #attempts = 0;
  #startedMs = 0;
  #latencyMs: number | undefined;
  #inFlight = false;
  readonly #run: Run;
  readonly #experiment: Experiment;

  constructor(run: Run, experiment: Experiment) {
    this.#run = run;
    this.#experiment = experiment;
  }

  get inFlight(): boolean {
    return this.#inFlight;
  }

  get figures(): CallFigures {
    return {
      attempts: this.#attempts,
      startedAtMs: this.#attempts > 0 ? this.#startedMs : undefined,
      latencyMs: this.#latencyMs,
    };
  }

  started(): void {
    this.#attempts += 1;
    this.#startedMs = this.#run.scheduler.now();
    this.#inFlight = true;
    this.#run.announce({ type: 'call-started', experiment: this.#experiment, attempt: this.#attempts });
  }

  ended(): void {
    this.#inFlight = false;
    this.#latencyMs = this.#run.scheduler.now() - this.#startedMs;
  }

  /** The last call has failed and the row waits for its next one, unless it has been decided to leave it. */
  readonly retried = ({ error, waitMs }: Retry): void => {
    this.#run.halts.check(this.#experiment);
    if (!ProviderError.isInstance(error)) return;
    this.failed(error, waitMs);
    // Nothing has been sent.
    if (error.failure === 'local') this.#attempts -= 1;
  };

  /** Announces that the last call has failed, and how long the row waits for its next one, if there is one. */
  failed({ failure, message }: ProviderError, waitMs?: number): void {
    this.#run.announce({
      type: 'call-failed',
      experiment: this.#experiment,
      attempt: this.#attempts,
      failure,
      reason: this.#run.clean(message),
      latencyMs: this.#latencyMs ?? 0,
      waitMs,
    });
  }
}
