import { interval, type Observable, ReplaySubject, Subject, Subscription } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { RunEvent, Untimed, WorkerWord } from '../../events.js';
import { own } from '../../json.js';
import type { Broker } from '../protocol/broker.js';
import { isCompatible } from '../protocol/compatible.js';
import { decodedPresence, type Presence, type ServedProvider } from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';
import { Demand } from './demand.js';
import { newsIn, workerWord } from './workerWord.js';

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
}

interface KnownWorker {
  readonly presence: Presence;
  heardMs: number;
  calls: number;
  errors: number;
  /** What was told of it last. */
  told: { readonly calls: number; readonly atMs: number };
}

/** A worker says who it is every two seconds: one that is silent for so long is gone. */
const SILENCE_MS = 7000;
const LOOK_MS = 1000;
/** How often it is told what a worker has answered by now, in milliseconds. */
const TELL_MS = 5000;

/** Who makes calls for a run, and for how many each provider has room. */
export class WorkerBook {
  readonly #options: WorkerBookOptions;
  readonly #workers = new Map<string, KnownWorker>();
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
    const { broker } = options;
    this.#listening.add(broker.hear(SUBJECTS.everyPresence).subscribe(({ data }) => this.#hear(data)));
    this.#listening.add(interval(LOOK_MS).subscribe(() => this.#look()));
    broker.tell(SUBJECTS.hello, new Uint8Array());
  }

  /** Names that are served by somebody, as far as is known. */
  get served(): readonly string[] {
    return [
      ...new Set([...this.#workers.values()].flatMap(({ presence }) => Object.keys(presence.providers))),
    ];
  }

  /** What is known of the workers that are there. */
  get words(): readonly Untimed<RunEvent>[] {
    return [...this.#workers.values()].map((worker) => ({ type: 'worker-changed', ...wordOf(worker) }));
  }

  /** For how many calls of this run to a provider there is room, as it changes. Errors when it is given up. */
  places(provider: string): Observable<number> {
    return this.#demandOf(provider).places;
  }

  /** A worker has answered a call. */
  count(worker: string, isError: boolean): void {
    const known = this.#workers.get(worker);
    if (known === undefined) return;
    known.calls += 1;
    if (isError) known.errors += 1;
  }

  /** Tells of all workers what they have answered by now. */
  tellAll(): void {
    for (const worker of this.#workers.values()) this.#tell(worker);
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
    const { worker, version } = presence;
    if (!isCompatible(version)) {
      this.#ignore(presence);
      return;
    }
    const before = this.#workers.get(worker);
    const known = {
      presence,
      heardMs: performance.now(),
      calls: before?.calls ?? 0,
      errors: before?.errors ?? 0,
      told: before?.told ?? { calls: 0, atMs: 0 },
    };
    this.#workers.set(worker, known);
    for (const provider of Object.keys(presence.providers)) this.#open(provider);
    const isNews = before === undefined || newsIn(before.presence) !== newsIn(presence);
    if (isNews) this.#tell(known);
    this.#recount();
  }

  #ignore({ worker, version }: Presence): void {
    if (this.#ignored.has(worker)) return;
    this.#ignored.add(worker);
    const message = `The worker ${worker} is of version ${version} and is not used: both sides need the same major version`;
    this.#news.next({ type: 'warning', message: this.#options.clean(message) });
  }

  /** Makes what workers take the calls from. It is asked for again until it is there. */
  #open(provider: string): void {
    if (this.#opened.has(provider)) return;
    this.#opened.add(provider);
    this.#options.broker.open(provider).catch(() => this.#opened.delete(provider));
  }

  #look(): void {
    const nowMs = performance.now();
    for (const [name, worker] of this.#workers) {
      const isNews = worker.calls !== worker.told.calls && nowMs - worker.told.atMs >= TELL_MS;
      const isSilent = nowMs - worker.heardMs > SILENCE_MS;
      if (isSilent) this.#workers.delete(name);
      if (isSilent || isNews) this.#tell(worker, isSilent);
    }
    this.#recount();
    for (const [provider, demand] of this.#demands) {
      const verdict = demand.judge(this.#serving(provider), this.served, nowMs);
      if (verdict === undefined) continue;
      if ('error' in verdict) this.#giveUp(provider, verdict.error);
      else this.#news.next({ type: 'warning', message: verdict.warning });
    }
  }

  #recount(): void {
    const nowMs = performance.now();
    for (const [provider, demand] of this.#demands)
      demand.recount(this.#count(provider), this.#serving(provider), nowMs);
  }

  /** Places that are free, and those that this run holds. */
  #count(provider: string): number {
    const { run, queueAhead } = this.#options;
    let sum = 0;
    for (const { places, busy } of this.#serving(provider)) {
      const others = Object.entries(busy).reduce(
        (held, [name, calls]) => (name === run ? held : held + calls),
        0,
      );
      sum += Math.max(0, places - others);
    }
    return sum + queueAhead;
  }

  #serving(provider: string): readonly ServedProvider[] {
    return [...this.#workers.values()].flatMap(({ presence }) =>
      presence.isLeaving ? [] : (own(presence.providers, provider) ?? []),
    );
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

  #tell(worker: KnownWorker, isSilent = false): void {
    const isGone = isSilent || worker.presence.isLeaving === true;
    worker.told = { calls: worker.calls, atMs: performance.now() };
    this.#news.next({ type: 'worker-changed', ...wordOf(worker, isGone) });
  }
}

function wordOf({ presence, calls, errors }: KnownWorker, isGone = false): WorkerWord {
  return workerWord(presence, { isGone, calls, errors });
}
