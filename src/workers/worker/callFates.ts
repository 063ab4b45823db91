import { firstValueFrom, type SchedulerLike, timer } from 'rxjs';
import type { AnswerAddress } from '../protocol/address.js';
import type { Broker } from '../protocol/broker.js';
import { encoded } from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';

/** What is to become of a call that may have been handed out before: made here, done with, or left to another worker. */
export type CallFate = 'wanted' | 'done' | 'elsewhere';

export interface CallFatesOptions {
  readonly broker: Pick<Broker, 'leaseMs' | 'ask' | 'hasAnswer'>;
  /** Name of the worker that asks. */
  readonly worker: string;
  readonly scheduler: SchedulerLike;
}

/** How long a run has to say whether it still waits for a call. */
const WANTED_MS = 2000;
/** How long other workers have to say that they make it. */
const MAKING_MS = 500;

/** Finds out about calls that were handed out before: a broker that was killed may forget that it has done so. */
export class CallFates {
  readonly #options: CallFatesOptions;
  #reconnectedMs = Number.NEGATIVE_INFINITY;

  constructor(options: CallFatesOptions) {
    this.#options = options;
  }

  /** The broker is reached again after it was not. */
  reconnected(): void {
    this.#reconnectedMs = this.#options.scheduler.now();
  }

  /** Whether a call may have been handed out before, whatever its broker says. */
  get areInDoubt(): boolean {
    return this.#options.scheduler.now() - this.#reconnectedMs < this.#options.broker.leaseMs;
  }

  async of(answer: AnswerAddress): Promise<CallFate> {
    const { broker, worker, scheduler } = this.#options;
    // Runs and other workers come back to a broker a little later, and only they know.
    const settlingMs = this.#reconnectedMs + broker.leaseMs / 5 - scheduler.now();
    if (settlingMs > 0) await firstValueFrom(timer(settlingMs, scheduler));
    const [word, other, isAnswered] = await Promise.all([
      broker.ask(SUBJECTS.wanted(answer.run), encoded(answer), WANTED_MS),
      broker.ask(SUBJECTS.making, encoded({ ...answer, worker }), MAKING_MS),
      broker.hasAnswer(answer).catch(() => false),
    ]);
    if (isAnswered || (word !== undefined && Buffer.from(word).toString() === 'no')) return 'done';
    return other === undefined ? 'wanted' : 'elsewhere';
  }
}
