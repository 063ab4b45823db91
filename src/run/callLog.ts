import { defer, type MonoTypeOperatorFunction, tap } from 'rxjs';
import { foreignFailureOf } from '../providers/foreignFailureOf.js';
import type { Question } from './preparedRow.js';
import type { CallFigures } from './rowResult.js';
import type { Run } from './run.js';

/** Counts and times the calls of one row, and announces them. */
export class CallLog {
  #attempts = 0;
  #startedMs = 0;
  #latencyMs: number | undefined;
  #inFlight = false;

  constructor(
    readonly run: Run,
    readonly question: Question,
  ) {}

  get inFlight(): boolean {
    return this.#inFlight;
  }

  get figures(): CallFigures {
    return { attempts: this.#attempts, latencyMs: this.#latencyMs };
  }

  /** To be put around one call. */
  watch<T>(): MonoTypeOperatorFunction<T> {
    return (call) =>
      defer(() => {
        this.#attempts += 1;
        this.#startedMs = this.run.scheduler.now();
        this.#inFlight = true;
        this.run.announce({
          type: 'call-started',
          experiment: this.question.experiment,
          attempt: this.#attempts,
        });
        return call.pipe(tap({ next: () => this.#ended(), error: () => this.#ended() }));
      });
  }

  /** Announces that the last call failed, and how long the row waits for its next one, if there is one. */
  failed(error: unknown, waitMs?: number): void {
    const { failure, message } = foreignFailureOf(error, this.question.experiment.provider);
    this.run.announce({
      type: 'call-failed',
      experiment: this.question.experiment,
      attempt: this.#attempts,
      failure,
      reason: this.run.clean(message),
      latencyMs: this.#latencyMs ?? 0,
      waitMs,
    });
  }

  #ended(): void {
    this.#inFlight = false;
    this.#latencyMs = this.run.scheduler.now() - this.#startedMs;
  }
}
