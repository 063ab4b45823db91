import type { SchedulerLike } from 'rxjs';
import type { Provider } from '../../providers/provider.js';
import { Deadlines } from '../../run/deadlines.js';
import type { Broker } from '../protocol/broker.js';
import { isCompatible } from '../protocol/compatible.js';
import { fittingAnswer } from '../protocol/fittingAnswer.js';
import { type AnswerMessage, type CallMessage, failureMessage } from '../protocol/messages.js';
import { untilDone } from '../protocol/untilDone.js';
import type { ActiveCall } from './activeCalls.js';
import { isOfTheWorker } from './circuit.js';
import { type CallOutcome, madeCall } from './madeCall.js';
import type { Service } from './service.js';

export interface CallMakerOptions {
  readonly broker: Pick<Broker, 'maxBytes' | 'publishAnswer'>;
  /** Name of the worker. */
  readonly worker: string;
  /** Name of the provider. */
  readonly name: string;
  readonly provider: Provider;
  /** Told of what calls show of the provider. */
  readonly service: Pick<Service, 'failed' | 'works'>;
  readonly clean: (text: string) => string;
  /** Told of a call whose answer the broker keeps. */
  readonly onAnswered: (call: ActiveCall) => void;
  readonly scheduler: SchedulerLike;
}

/** Makes the calls that a worker has taken, and answers each: with what it came to, or that another may make it. */
export class CallMaker {
  readonly #options: CallMakerOptions;
  readonly #deadlines = new Map<number, Deadlines>();
  #calls = 0;
  #errors = 0;

  constructor(options: CallMakerOptions) {
    this.#options = options;
  }

  /** Calls that it has made, and those of them that failed. */
  get counts(): { readonly calls: number; readonly errors: number } {
    return { calls: this.#calls, errors: this.#errors };
  }

  make(call: ActiveCall, { version, request, timeoutMs }: CallMessage): void {
    if (!isCompatible(version)) {
      this.giveBack(call, `this worker does not know version ${version}`);
      return;
    }
    const made = madeCall(request, { ...this.#options, deadlines: this.#deadlinesOf(timeoutMs) });
    call.calling.add(made.subscribe((outcome) => this.#made(call, outcome)));
  }

  /** Another worker may make it: its run asks again. Given back to the broker, it would count as one that ends workers. */
  giveBack(call: ActiveCall, reason: string): void {
    this.#answer(call, { type: 'returned', reason });
  }

  /** Runs differ in the time that they give. */
  #deadlinesOf(timeoutMs: number): Deadlines {
    const known = this.#deadlines.get(timeoutMs) ?? new Deadlines(timeoutMs, this.#options.scheduler);
    this.#deadlines.set(timeoutMs, known);
    return known;
  }

  #made(call: ActiveCall, outcome: CallOutcome): void {
    const { service } = this.#options;
    if (outcome.type === 'failure' && isOfTheWorker(outcome.error)) {
      service.failed(outcome.error);
      this.giveBack(call, outcome.error.message);
      return;
    }
    this.#calls += 1;
    service.works();
    if (outcome.type === 'completion') {
      this.#answer(call, outcome);
      return;
    }
    this.#errors += 1;
    this.#answer(call, { type: 'failure', failure: failureMessage(outcome.error) });
  }

  #answer(call: ActiveCall, answer: WithoutWorker<AnswerMessage>): void {
    const { broker, worker, onAnswered, scheduler } = this.#options;
    const data = fittingAnswer({ worker, ...answer }, broker.maxBytes);
    const kept = untilDone(() => broker.publishAnswer(call.answer, data), {
      isGivenUp: () => call.calling.closed,
      scheduler,
    });
    kept.then((isKept) => {
      if (isKept) onAnswered(call);
    });
  }
}

type WithoutWorker<Message> = Message extends AnswerMessage ? Omit<Message, 'worker'> : never;
