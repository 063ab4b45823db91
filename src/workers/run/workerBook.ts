import { interval, type Observable, ReplaySubject, type SchedulerLike, Subject, Subscription } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { RunEvent, Untimed, WorkerWord } from '../../events.js';
import type { Broker } from '../protocol/broker.js';
import { isCompatible } from '../protocol/compatible.js';
import { decodedPresence, type Presence } from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';
import { Demand } from './demand.js';
import { KnownWorkers } from './knownWorkers.js';

export interface WorkerBookOptions {
  readonly broker: Broker;
  /** Name of the run. */
  readonly run: string;
  /** How long a provider that nobody serves is waited for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Calls that may wait at the broker beyond those that workers have places for. */
  readonly queueAhead: number;
  /** Turns a text from outside into one harmless line. */
  readonly clean: (text: string) => string;
  readonly scheduler: SchedulerLike;
}

const LOOK_MS = 1000;

/** Who makes calls for a run, and for how many each provider has room. */
export class WorkerBook {
  readonly #options: WorkerBookOptions;
  readonly #workers = new KnownWorkers();
  readonly #demands = new Map<string, Demand>();
  readonly #opened = new Set<string>();
  readonly #ignored = new Set<string>();
  readonly #news = new Subject<Untimed<RunEvent>>();
  readonly #left = new ReplaySubject<{ readonly provider: string }>(50);
  readonly #listening = new Subscription();

  /** Workers that come and go, and what a user should know. */
  readonly news: Observable<Untimed<RunEvent>> = this.#news.asObservable();
  /** Providers that are given up. */
  readonly givenUp = this.#left.asObservable();

  constructor(options: WorkerBookOptions) {
    this.#options = options;
    const { broker, scheduler } = options;
    this.#listening.add(broker.hear(SUBJECTS.everyPresence).subscribe(({ data }) => this.#hear(data)));
    this.#listening.add(interval(LOOK_MS, scheduler).subscribe(() => this.#look()));
    broker.tell(SUBJECTS.hello, new Uint8Array());
  }

  /** Names that are served by somebody, as far as is known. */
  get served(): readonly string[] {
    return this.#workers.served;
  }

  /** What is known of the workers that are there. */
  get words(): readonly Untimed<RunEvent>[] {
    return this.#workers.all(this.#options.scheduler.now()).map(newsOf);
  }

  /** For how many calls of this run to a provider there is room, as it changes. Errors when it is given up. */
  places(provider: string): Observable<number> {
    return this.#demandOf(provider).places;
  }

  /** A call to a provider asks for this model. */
  asks(provider: string, model: string): void {
    this.#demandOf(provider).asks(model);
  }

  /** A worker has answered a call. */
  count(worker: string, isError: boolean): void {
    this.#workers.count(worker, isError);
  }

  /** Tells of all workers what they have answered by now. */
  tellAll(): void {
    for (const word of this.#workers.all(this.#options.scheduler.now())) this.#news.next(newsOf(word));
  }

  /** The run is over for all providers. */
  giveUp(reason: string): void {
    for (const provider of this.#demands.keys())
      this.#giveUp(provider, new ProviderError(reason, { failure: 'unreachable' }));
  }

  close(): void {
    this.#listening.unsubscribe();
    this.#news.complete();
  }

  #hear(data: Uint8Array): void {
    const presence = decodedPresence(data);
    if (presence === undefined) return;
    if (!isCompatible(presence.version)) {
      this.#ignore(presence);
      return;
    }
    for (const provider of Object.keys(presence.providers)) this.#open(provider);
    const word = this.#workers.hear(presence, this.#options.scheduler.now());
    if (word !== undefined) this.#news.next(newsOf(word));
    this.#recount();
  }

  #ignore({ worker, version }: Presence): void {
    if (this.#ignored.has(worker)) return;
    this.#ignored.add(worker);
    const message = `The worker ${worker} is of version ${version} and is not used: both sides need the same major version`;
    this.#warn(this.#options.clean(message));
  }

  #warn(message: string): void {
    this.#news.next({ type: 'warning', message });
  }

  /** Makes what workers take the calls from. It is asked for again until it is there. */
  #open(provider: string): void {
    if (this.#opened.has(provider)) return;
    this.#opened.add(provider);
    this.#options.broker.open(provider).catch(() => this.#opened.delete(provider));
  }

  #look(): void {
    const nowMs = this.#options.scheduler.now();
    for (const word of this.#workers.due(nowMs)) this.#news.next(newsOf(word));
    this.#recount();
    for (const [provider, demand] of this.#demands) {
      const serving = this.#workers.serving(provider);
      for (const message of demand.unlisted(serving)) this.#warn(message);
      const verdict = demand.judge(serving, this.served, nowMs);
      if (verdict === undefined) continue;
      if ('error' in verdict) this.#giveUp(provider, verdict.error);
      else this.#warn(verdict.warning);
    }
  }

  #recount(): void {
    const { run, queueAhead } = this.#options;
    const nowMs = this.#options.scheduler.now();
    for (const [provider, demand] of this.#demands) {
      const places = this.#workers.placesFor(run, provider) + queueAhead;
      demand.recount(places, this.#workers.serving(provider), nowMs);
    }
  }

  #giveUp(provider: string, error: ProviderError): void {
    const demand = this.#demandOf(provider);
    if (demand.isGivenUp) return;
    demand.giveUp(error);
    this.#left.next({ provider });
  }

  #demandOf(provider: string): Demand {
    const known = this.#demands.get(provider);
    if (known !== undefined) return known;
    this.#open(provider);
    const { broker, maxWaitMs, clean } = this.#options;
    const demand = new Demand({ provider, brokerName: broker.name, maxWaitMs, clean });
    this.#demands.set(provider, demand);
    this.#recount();
    return demand;
  }
}

function newsOf(word: WorkerWord): Untimed<RunEvent> {
  return { type: 'worker-changed', ...word };
}
