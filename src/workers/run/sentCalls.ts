import { randomUUID } from 'node:crypto';
import { Observable, type SchedulerLike, type Subscriber, Subscription, timer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { Completion, CompletionRequest } from '../../providers/provider.js';
import type { AnswerAddress } from '../protocol/address.js';
import type { AnswerDelivery, Broker, PoisonedCall } from '../protocol/broker.js';
import {
  type AnswerMessage,
  decodedAnswer,
  decodedAsk,
  decodedCall,
  encoded,
  failureOf,
} from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';
import { AnswerShelf } from './answerShelf.js';
import { AGAIN_MS, CallAsks } from './callAsks.js';
import { FormerCalls } from './formerCalls.js';
import { isFor, type Waiter } from './waiter.js';

export interface SentCallsOptions {
  readonly broker: Broker;
  /** Name of the run. */
  readonly run: string;
  /** Whether what a former life of the run has asked is of use. */
  readonly isResumed: boolean;
  /** The whole of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** How long a broker that is away is waited for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Told of every answer. */
  readonly onAnswer: (worker: string, isError: boolean) => void;
  readonly scheduler: SchedulerLike;
}

/** The calls of a run that workers make: each is asked once, and what a former life has asked is not asked again. */
export class SentCalls {
  /** The answers that the broker still keeps. */
  readonly shelf = new AnswerShelf();
  readonly #options: SentCallsOptions;
  readonly #asks: CallAsks;
  readonly #waiters = new Map<string, Waiter>();
  readonly #former = new FormerCalls();
  readonly #listening = new Subscription();

  constructor(options: SentCallsOptions) {
    this.#options = options;
    this.#asks = new CallAsks(options);
  }

  /** Takes up what a former life has left. */
  async open(): Promise<void> {
    const { broker, run, isResumed } = this.#options;
    if (isResumed) {
      for (const address of await broker.callsOf(run)) this.#former.add(address);
    } else await broker.purge(run);
    this.#listening.add(broker.poison.subscribe((call) => this.#poisoned(call)));
    this.#listening.add(
      broker.reply(SUBJECTS.wanted(run), async (question) => this.#isWanted(decodedAsk(question))),
    );
    const { answers, caughtUp } = await broker.pullAnswers(run);
    this.#listening.add(answers.subscribe((delivery) => this.#answered(delivery)));
    await caughtUp;
  }

  close(): void {
    this.#listening.unsubscribe();
  }

  /** Has a worker make a call. Unsubscribing takes it back. */
  complete(provider: string, request: CompletionRequest): Observable<Completion> {
    return new Observable((subscriber) => {
      const { run } = this.#options;
      const { id = randomUUID() } = request;
      const kept = this.shelf.take(id);
      const answer = kept && decodedAnswer(kept.data);
      if (answer?.type === 'completion') return complete(subscriber, answer);

      const former = this.#former.take(id, provider);
      // Another row may wait for what a former life has asked under this id.
      const own = this.#waiters.has(id) ? `${id}-${randomUUID()}` : id;
      const address = former ?? { provider, run, id: own };
      const waiter: Waiter = { address, id, request, subscriber, asks: undefined };
      this.#waiters.set(address.id, waiter);
      subscriber.add(() => {
        if (this.#waiters.get(address.id) === waiter) this.#takeBack(waiter);
      });
      if (former === undefined) this.#ask(waiter);
    });
  }

  /** Nobody makes calls to a provider any more: those that wait for it are told. */
  giveUp(provider: string): void {
    for (const waiter of [...this.#waiters.values()]) {
      if (waiter.address.provider !== provider) continue;
      this.#takeBack(waiter);
      const message = `no worker makes calls to ${provider} any more`;
      waiter.subscriber.error(new ProviderError(message, { failure: 'unreachable' }));
    }
  }

  #ask(waiter: Waiter): void {
    const isWaiting = () => this.#waiters.get(waiter.address.id) === waiter;
    this.#asks.ask(waiter, isWaiting).catch((error: unknown) => this.#fail(waiter, error));
  }

  #answered(delivery: AnswerDelivery): void {
    const { id, ask } = delivery.address;
    if (this.shelf.has(delivery)) return;
    const answer = decodedAnswer(delivery.data);
    const isOurs = this.#asks.isOurs(ask);
    this.#asks.answered({ id, ask });
    if (answer === undefined || !(isOurs || this.#options.isResumed)) {
      delivery.acknowledge();
      return;
    }

    this.#former.delete(id);
    const waiter = this.#waiters.get(id);
    if (isOurs && answer.type !== 'returned')
      this.#options.onAnswer(answer.worker, answer.type === 'failure');
    if (answer.type === 'completion') {
      if (waiter === undefined) {
        this.shelf.put(delivery);
        return;
      }
      if (!isFor(waiter, ask)) this.#takeBack(waiter);
      this.#waiters.delete(id);
      this.shelf.give(waiter.id, delivery);
      complete(waiter.subscriber, answer);
      return;
    }
    delivery.acknowledge();
    if (waiter === undefined || !isFor(waiter, ask)) return;
    if (answer.type === 'failure') {
      this.#fail(waiter, failureOf(answer.failure));
      return;
    }
    timer(AGAIN_MS, this.#options.scheduler).subscribe(() => this.#ask(waiter));
  }

  #fail(waiter: Waiter, error: unknown): void {
    if (this.#waiters.get(waiter.address.id) !== waiter) return;
    this.#waiters.delete(waiter.address.id);
    waiter.subscriber.error(error);
  }

  #poisoned({ address, data, forget }: PoisonedCall): void {
    if (address.run !== this.#options.run) return;
    forget().catch(() => {}); // It is handed out no more in any case.
    this.#former.delete(address.id);
    const waiter = this.#waiters.get(address.id);
    // One that was asked anew meanwhile waits for another call.
    if (waiter === undefined || !isFor(waiter, decodedCall(data)?.ask ?? '')) return;
    const message =
      'Three workers have taken this call, and none has come to its end: it may be the call that ends them';
    this.#fail(waiter, new ProviderError(message, { failure: 'rejected', aboutRow: true }));
  }

  /** Best effort: an answer that comes all the same is kept until the run is over. */
  #takeBack(waiter: Waiter): void {
    const { broker, run } = this.#options;
    const { address, asks } = waiter;
    this.#waiters.delete(address.id);
    for (const ask of asks ?? []) broker.tell(SUBJECTS.cancel, encoded({ run, id: address.id, ask }));
    broker.deleteCall(address).catch(() => {});
  }

  #isWanted({ id, ask }: AnswerAddress): Uint8Array {
    const waiter = this.#waiters.get(id);
    const isWaitedFor = waiter !== undefined && isFor(waiter, ask);
    return Buffer.from(isWaitedFor || this.#former.has(id) ? 'yes' : 'no');
  }
}

function complete(
  subscriber: Subscriber<Completion>,
  { completion }: Extract<AnswerMessage, { type: 'completion' }>,
): void {
  subscriber.next(completion);
  subscriber.complete();
}
