import { setTimeout } from 'node:timers/promises';
import { Subscription, timer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { Provider } from '../../providers/provider.js';
import { Deadlines } from '../../run/deadlines.js';
import { steadyScheduler } from '../../run/steadyScheduler.js';
import type { AnswerAddress } from '../protocol/address.js';
import type { Broker, CallDelivery, CallPull } from '../protocol/broker.js';
import { isCompatible } from '../protocol/compatible.js';
import {
  type AnswerMessage,
  type CallMessage,
  decodedCall,
  encoded,
  failureMessage,
  type ServedProvider,
} from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';
import { untilDone } from '../protocol/untilDone.js';
import { Circuit, isOfTheWorker } from './circuit.js';
import { type CallOutcome, madeCall } from './madeCall.js';

export interface DeskOptions {
  readonly broker: Broker;
  /** Name of the worker. */
  readonly worker: string;
  /** Name of the provider. */
  readonly name: string;
  readonly provider: Provider;
  /** Calls at once. */
  readonly places: number;
  readonly clean: (text: string) => string;
  readonly tell: (line: string) => void;
  /** Called when there is something new to say of it. */
  readonly onNews: () => void;
}

interface ActiveCall {
  readonly answer: AnswerAddress;
  delivery: CallDelivery;
  readonly calling: Subscription;
}

/** How long a run has to say whether it still waits for a call. */
const WANTED_MS = 2000;
/** How long other workers have to say that they make it. */
const MAKING_MS = 500;

/** Where a worker takes the calls to one provider, as many as it has places, and answers them. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #circuit = new Circuit();
  readonly #active = new Set<ActiveCall>();
  readonly #pull: CallPull;
  readonly #deadlines = new Map<number, Deadlines>();
  readonly #listening = new Subscription();
  #isClosed = false;
  /** A broker that was killed may hand out again what it has handed out, or forgotten, before. */
  #reconnectedMs = Number.NEGATIVE_INFINITY;
  #onIdle: (() => void) | undefined;
  #calls = 0;
  #errors = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
    const { broker, name, provider } = options;
    if (provider.unconfigured !== undefined) {
      this.#circuit.open(new ProviderError(provider.unconfigured, { failure: 'unconfigured' }), Infinity);
    }
    this.#pull = broker.pullCalls(name);
    this.#listening.add(
      broker.reconnects.subscribe(() => {
        this.#reconnectedMs = performance.now();
      }),
    );
    this.#listening.add(this.#pull.calls.subscribe((delivery) => this.#take(delivery)));
    this.#look();
  }

  /** What the worker says of it. */
  get word(): ServedProvider {
    const busy: Record<string, number> = {};
    for (const { answer } of this.#active) busy[answer.run] = (busy[answer.run] ?? 0) + 1;
    const { problem } = this.#circuit;
    return {
      places: this.#places,
      busy,
      problem: problem && failureMessage(problem),
      calls: this.#calls,
      errors: this.#errors,
    };
  }

  /** Whether it makes this call. */
  makes(run: string, id: string, ask: string): boolean {
    return this.#find(run, id, ask) !== undefined;
  }

  /** Begins the leases of its calls anew. */
  beat(): void {
    for (const { delivery } of this.#active) delivery.working();
  }

  /** A run has no use for a call any more. */
  cancel(run: string, id: string, ask: string): void {
    const call = this.#find(run, id, ask);
    if (call === undefined) return;
    call.delivery.acknowledge();
    this.#end(call);
  }

  /** Takes no more calls. Resolves when those that it makes are answered. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#look();
    if (this.#active.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    }
    this.#listening.unsubscribe();
  }

  /** Hands back the calls that it makes, and makes none of them any longer. */
  abort(): void {
    for (const call of this.#active) this.#return(call, 'this worker was told to end at once');
  }

  get #places(): number {
    return this.#isClosed ? 0 : this.#circuit.places(this.#options.places, Date.now());
  }

  #look(): void {
    this.#pull.want(Math.max(0, this.#places - this.#active.size));
  }

  #take(delivery: CallDelivery): void {
    const message = decodedCall(delivery.data);
    // It is handed out again until its run is told that nobody can make it.
    if (message === undefined) {
      this.#options.tell(`${this.#options.name}: a call that cannot be read`);
      return;
    }
    const { run, id } = delivery.address;
    const same = this.#find(run, id, message.ask);
    if (same !== undefined) {
      // The broker has forgotten that it was handed out. What is acknowledged is the last of both.
      same.delivery = delivery;
      this.#look();
      return;
    }
    const call: ActiveCall = { answer: { run, id, ask: message.ask }, delivery, calling: new Subscription() };
    // It was wanted before something has changed, and came after that.
    const hasPlace = this.#active.size < this.#places;
    this.#active.add(call);
    if (!hasPlace) {
      this.#return(call, 'this worker has no place for it');
      return;
    }
    if (delivery.deliveries === 1 && !this.#isInDoubt) {
      this.#make(call, message);
      return;
    }
    this.#fateOf(call.answer).then((fate) => {
      if (call.calling.closed) return;
      if (fate === 'wanted') {
        this.#make(call, message);
        return;
      }
      // What another worker makes is handed out again, unless that one says that it is done.
      if (fate === 'done') call.delivery.acknowledge();
      this.#end(call);
    });
  }

  #find(run: string, id: string, ask: string): ActiveCall | undefined {
    for (const call of this.#active) {
      const { answer } = call;
      if (answer.id === id && answer.ask === ask && answer.run === run) return call;
    }
    return undefined;
  }

  get #isInDoubt(): boolean {
    return performance.now() - this.#reconnectedMs < this.#options.broker.leaseMs;
  }

  /** Whether a call that may have been handed out before is answered, or made by another worker, or to be made here. */
  async #fateOf(answer: AnswerAddress): Promise<'wanted' | 'done' | 'elsewhere'> {
    const { broker, worker } = this.#options;
    // Runs and other workers come back to a broker a little later, and only they know.
    const settlingMs = this.#reconnectedMs + broker.leaseMs / 5 - performance.now();
    if (settlingMs > 0) await setTimeout(settlingMs);
    const [word, other, isAnswered] = await Promise.all([
      broker.ask(SUBJECTS.wanted(answer.run), encoded(answer), WANTED_MS),
      broker.ask(SUBJECTS.making, encoded({ ...answer, worker }), MAKING_MS),
      broker.hasAnswer(answer).catch(() => false),
    ]);
    if (isAnswered || (word !== undefined && Buffer.from(word).toString() === 'no')) return 'done';
    return other === undefined ? 'wanted' : 'elsewhere';
  }

  #make(call: ActiveCall, { version, request, timeoutMs }: CallMessage): void {
    if (!isCompatible(version)) {
      this.#return(call, `this worker does not know version ${version}`);
      return;
    }
    const made = madeCall(request, { ...this.#options, deadlines: this.#deadlinesOf(timeoutMs) });
    call.calling.add(made.subscribe((outcome) => this.#made(call, outcome)));
  }

  /** Runs differ in the time that they give. */
  #deadlinesOf(timeoutMs: number): Deadlines {
    const known = this.#deadlines.get(timeoutMs) ?? new Deadlines(timeoutMs, steadyScheduler);
    this.#deadlines.set(timeoutMs, known);
    return known;
  }

  #made(call: ActiveCall, outcome: CallOutcome): void {
    const isOurs = outcome.type === 'failure' && isOfTheWorker(outcome.error);
    if (outcome.type === 'completion') {
      this.#calls += 1;
      this.#inService();
      this.#answer(call, outcome);
      return;
    }
    if (isOurs) {
      this.#outOfService(outcome.error);
      this.#return(call, outcome.error.message);
      return;
    }
    this.#calls += 1;
    this.#errors += 1;
    this.#inService();
    this.#answer(call, { type: 'failure', failure: failureMessage(outcome.error) });
  }

  /** Another worker may make it: its run asks again. Given back to the broker, it would count as one that ends workers. */
  #return(call: ActiveCall, reason: string): void {
    this.#answer(call, { type: 'returned', reason });
  }

  #answer(call: ActiveCall, answer: WithoutWorker<AnswerMessage>): void {
    const { broker, worker } = this.#options;
    const data = fitting({ worker, ...answer }, broker.maxBytes);
    const kept = untilDone(() => broker.publishAnswer(call.answer, data), {
      isGivenUp: () => call.calling.closed,
    });
    kept.then((isKept) => {
      if (!isKept) return;
      call.delivery.acknowledge();
      this.#end(call);
    });
  }

  #end(call: ActiveCall): void {
    if (!this.#active.delete(call)) return;
    call.calling.unsubscribe();
    this.#look();
    if (this.#active.size === 0) this.#onIdle?.();
  }

  #outOfService(problem: ProviderError): void {
    const { name, tell, onNews } = this.#options;
    const isNews = this.#circuit.problem === undefined;
    const probeMs = this.#circuit.open(problem, Date.now());
    if (isNews)
      tell(`${name}: takes no calls: ${problem.message}. It is tried again with one call at a time`);
    this.#listening.add(
      timer(probeMs + 1).subscribe(() => {
        this.#look();
        onNews();
      }),
    );
    this.#look();
    onNews();
  }

  #inService(): void {
    if (!this.#circuit.close()) return;
    const { name, tell, onNews } = this.#options;
    tell(`${name}: takes calls again`);
    this.#look();
    onNews();
  }
}

type WithoutWorker<Message> = Message extends AnswerMessage ? Omit<Message, 'worker'> : never;

/** An answer as it is sent. One that the broker does not take is an error that says what it has cost all the same. */
function fitting(answer: AnswerMessage, maxBytes: number): Uint8Array {
  const data = encoded(answer);
  if (data.byteLength <= maxBytes || answer.type !== 'completion') return data;
  const { output: _, reasoning: __, warnings: ___, allowance, ...facts } = answer.completion;
  const message = `The answer takes ${data.byteLength} bytes, and the broker takes no message of more than ${maxBytes} (max_payload)`;
  const error = new ProviderError(message, { failure: 'rejected', aboutRow: true, answer: facts, allowance });
  return encoded({ worker: answer.worker, type: 'failure', failure: failureMessage(error) });
}
