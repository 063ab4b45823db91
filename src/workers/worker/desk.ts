import { type SchedulerLike, Subscription } from 'rxjs';
import type { Provider } from '../../providers/provider.js';
import type { AnswerAddress } from '../protocol/address.js';
import type { Broker, CallDelivery, CallPull } from '../protocol/broker.js';
import { decodedCall, failureMessage, type ServedProvider } from '../protocol/messages.js';
import { type ActiveCall, ActiveCalls } from './activeCalls.js';
import { CallFates } from './callFates.js';
import { CallMaker } from './callMaker.js';
import { ListedModels } from './listedModels.js';
import { Service } from './service.js';

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
  readonly scheduler: SchedulerLike;
}

/** How old a list of models may be, in milliseconds: for a run that comes, and while calls are made. */
const FRESH_MS = { run: 10_000, call: 300_000 } as const;

/** Where a worker takes the calls to one provider, as many as it has places, and answers them. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #service: Service;
  readonly #active = new ActiveCalls();
  readonly #fates: CallFates;
  readonly #pull: CallPull;
  readonly #maker: CallMaker;
  readonly #models: ListedModels;
  readonly #listening = new Subscription();
  #isClosed = false;
  #onIdle: (() => void) | undefined;

  constructor(options: DeskOptions) {
    this.#options = options;
    const { broker, name, onNews } = options;
    this.#fates = new CallFates(options);
    const onChange = () => {
      this.#look();
      onNews();
    };
    this.#service = new Service({ ...options, onChange });
    const service = this.#service;
    const onAnswered = (call: ActiveCall) => this.#done(call);
    this.#maker = new CallMaker({ ...options, service, onAnswered });
    this.#models = new ListedModels(options);
    this.#pull = broker.pullCalls(name);
    this.#listening.add(broker.reconnects.subscribe(() => this.#fates.reconnected()));
    this.#listening.add(this.#pull.calls.subscribe((delivery) => this.#take(delivery)));
    this.#look();
  }

  /** What the worker says of it. */
  get word(): ServedProvider {
    const { problem } = this.#service;
    return {
      places: this.#places,
      busy: this.#active.byRun,
      problem: problem && failureMessage(problem),
      ...this.#maker.counts,
      models: this.#models.names,
    };
  }

  /** A run has come, which may want to know what it can ask for. */
  greet(): void {
    this.#listModels(FRESH_MS.run);
  }

  /** Whether it makes this call. */
  makes(asked: AnswerAddress): boolean {
    return this.#active.find(asked) !== undefined;
  }

  /** Begins the leases of its calls anew. */
  beat(): void {
    for (const { delivery } of this.#active) delivery.working();
  }

  /** A run has no use for a call any more. */
  cancel(asked: AnswerAddress): void {
    const call = this.#active.find(asked);
    if (call !== undefined) this.#done(call);
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
    this.#models.close();
    this.#service.close();
  }

  /** Hands back the calls that it makes, and makes none of them any longer. */
  abort(): void {
    for (const call of this.#active) this.#maker.giveBack(call, 'this worker was told to end at once');
  }

  get #places(): number {
    return this.#isClosed ? 0 : this.#service.places(this.#options.places);
  }

  #look(): void {
    this.#pull.want(Math.max(0, this.#places - this.#active.size));
  }

  #listModels(freshMs: number): void {
    if (this.#service.problem === undefined) this.#models.look(freshMs);
  }

  #take(delivery: CallDelivery): void {
    this.#listModels(FRESH_MS.call);
    const message = decodedCall(delivery.data);
    // It is handed out again until its run is told that nobody can make it.
    if (message === undefined) {
      this.#options.tell(`${this.#options.name}: a call that cannot be read`);
      return;
    }
    const { acknowledge, working, address } = delivery;
    const { run, id } = address;
    const answer = { run, id, ask: message.ask };
    const same = this.#active.find(answer);
    if (same !== undefined) {
      // The broker has forgotten that it was handed out. What is acknowledged is the last of both.
      same.delivery = { acknowledge, working };
      this.#look();
      return;
    }
    const call: ActiveCall = { answer, delivery: { acknowledge, working }, calling: new Subscription() };
    // It was wanted before something has changed, and came after that.
    const hasPlace = this.#active.size < this.#places;
    this.#active.add(call);
    if (!hasPlace) {
      this.#maker.giveBack(call, 'this worker has no place for it');
      return;
    }
    if (delivery.deliveries === 1 && !this.#fates.areInDoubt) {
      this.#maker.make(call, message);
      return;
    }
    this.#fates.of(answer).then((fate) => {
      if (call.calling.closed) return;
      if (fate === 'wanted') {
        this.#maker.make(call, message);
        return;
      }
      // What another worker makes is handed out again, unless that one says that it is done.
      if (fate === 'done') this.#done(call);
      else this.#end(call);
    });
  }

  /** The broker may forget it. */
  #done(call: ActiveCall): void {
    call.delivery.acknowledge();
    this.#end(call);
  }

  #end(call: ActiveCall): void {
    if (!this.#active.delete(call)) return;
    call.calling.unsubscribe();
    this.#look();
    if (this.#active.size === 0) this.#onIdle?.();
  }
}
