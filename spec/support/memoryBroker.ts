import {
  asyncScheduler,
  filter,
  NEVER,
  Observable,
  type SchedulerLike,
  Subject,
  type Subscription,
} from 'rxjs';
import {
  answerAddress,
  answerSubject,
  callAddress,
  callSubject,
  token,
} from '../../src/workers/protocol/address.js';
import {
  type AnswerDelivery,
  type Broker,
  BrokerError,
  type CallDelivery,
  type Delivery,
  type Word,
} from '../../src/workers/protocol/broker.js';

const MOST_DELIVERIES = 3;

interface Kept {
  readonly sequence: number;
  readonly subject: string;
  readonly data: Uint8Array;
  deliveries: number;
  /** Whose it is for now, until its lease is over. */
  lease?: Subscription | undefined;
  isPoison?: boolean;
}

/** Messages of one kind, one on each subject, each handed out to one who wants one. */
class Store {
  readonly kept = new Map<string, Kept>();
  readonly poison = new Subject<Kept>();
  readonly #waiting: { readonly prefix: string; wanted: number; take(kept: Kept): void }[] = [];
  #sequence = 0;

  constructor(
    readonly leaseMs: number,
    readonly scheduler: SchedulerLike,
    readonly most = Infinity,
  ) {}

  put(subject: string, data: Uint8Array): boolean {
    if (this.kept.has(subject)) return false;
    this.#sequence += 1;
    this.kept.set(subject, { sequence: this.#sequence, subject, data, deliveries: 0 });
    this.handOut();
    return true;
  }

  /** Returns whether it was there. */
  forget(subject: string, sequence?: number): boolean {
    const kept = this.kept.get(subject);
    if (kept === undefined || (sequence !== undefined && kept.sequence !== sequence)) return false;
    kept.lease?.unsubscribe();
    return this.kept.delete(subject);
  }

  forgetAll(isMeant: (subject: string) => boolean): void {
    for (const subject of [...this.kept.keys()]) if (isMeant(subject)) this.forget(subject);
  }

  pull<Handed>(prefix: string, wanted: number, make: (kept: Kept) => Handed) {
    const taker = { prefix, wanted, take: (_kept: Kept) => {} };
    const handed = new Observable<Handed>((subscriber) => {
      taker.take = (kept) => subscriber.next(make(kept));
      this.#waiting.push(taker);
      subscriber.add(() => this.#waiting.splice(this.#waiting.indexOf(taker), 1));
      this.handOut();
    });
    return {
      handed,
      want: (count: number) => {
        taker.wanted = count;
        this.handOut();
      },
    };
  }

  release(kept: Kept): void {
    kept.lease?.unsubscribe();
    kept.lease = undefined;
    this.handOut();
  }

  lease(kept: Kept): void {
    kept.lease?.unsubscribe();
    if (this.kept.get(kept.subject) !== kept) return;
    kept.lease = this.scheduler.schedule(() => this.release(kept), this.leaseMs);
  }

  handOut(): void {
    for (const kept of [...this.kept.values()]) {
      if (kept.lease !== undefined || kept.isPoison) continue;
      if (kept.deliveries >= this.most) {
        kept.isPoison = true;
        this.poison.next(kept);
        continue;
      }
      const taker = this.#waiting.find(({ prefix, wanted }) => wanted > 0 && kept.subject.startsWith(prefix));
      if (taker === undefined) continue;
      taker.wanted -= 1;
      kept.deliveries += 1;
      this.lease(kept);
      queueMicrotask(() => taker.take(kept));
    }
  }

  facts(kept: Kept): Delivery {
    const { data, deliveries, sequence, subject } = kept;
    return { data, deliveries, sequence, acknowledge: () => void this.forget(subject, sequence) };
  }
}

/** What several brokers of one place share. */
export class MemoryPlace {
  readonly calls: Store;
  readonly answers: Store;
  readonly words = new Subject<Word>();
  readonly repliers = new Map<string, Set<(data: Uint8Array) => Promise<Uint8Array | undefined>>>();
  readonly names = new Map<string, { data: Uint8Array; claim: number; lease: Subscription }>();
  readonly reconnects = new Subject<void>();
  claims = 0;

  constructor(
    readonly leaseMs = 15_000,
    readonly nameLeaseMs = 10_000,
    readonly scheduler: SchedulerLike = asyncScheduler,
  ) {
    this.calls = new Store(leaseMs, scheduler, MOST_DELIVERIES);
    this.answers = new Store(3_600_000, scheduler);
  }
}

/** A broker in the memory of this process, for specs: what it promises is that of the real one. */
export function memoryBroker(place = new MemoryPlace()): Broker {
  const { calls, answers, words, repliers, names, leaseMs } = place;
  return {
    name: 'memory',
    maxBytes: 1_048_576,
    leaseMs,
    prepare: async () => {},
    open: async () => {},
    publishCall: async (address, data) => calls.put(callSubject(address), data),
    callAt: async (address) => calls.kept.get(callSubject(address))?.data,
    async deleteCall(address) {
      calls.forget(callSubject(address));
    },
    callsOf: async (run) =>
      [...calls.kept.keys()].flatMap((subject) => {
        const address = callAddress(subject);
        return address?.run === run ? [address] : [];
      }),
    poison: new Observable((subscriber) =>
      calls.poison.subscribe(({ subject, sequence, data }) => {
        const address = callAddress(subject);
        if (address === undefined) return;
        const forget = async () => {
          if (!calls.forget(subject, sequence)) throw new BrokerError('it is there no more');
        };
        subscriber.next({ address, data, forget });
      }),
    ),
    pullCalls(provider) {
      const { handed, want } = calls.pull(`pl.call.${token(provider)}.`, 0, (kept): CallDelivery => {
        const address = callAddress(kept.subject);
        if (address === undefined) throw new Error(`${kept.subject} is no call`);
        return {
          ...calls.facts(kept),
          address,
          working: () => calls.lease(kept),
        };
      });
      return { calls: handed, want };
    },
    publishAnswer: async (address, data) => {
      answers.put(answerSubject(address), data);
    },
    hasAnswer: async (address) => answers.kept.has(answerSubject(address)),
    async pullAnswers(run) {
      const prefix = `pl.answer.${token(run)}.`;
      for (const kept of answers.kept.values()) {
        kept.lease?.unsubscribe();
        kept.lease = undefined;
      }
      let left = [...answers.kept.keys()].filter((subject) => subject.startsWith(prefix)).length;
      let caughtUp = () => {};
      const whole = new Promise<void>((resolve) => {
        caughtUp = resolve;
      });
      if (left === 0) caughtUp();
      const { handed } = answers.pull(prefix, Infinity, (kept): AnswerDelivery => {
        const address = answerAddress(kept.subject);
        if (address === undefined) throw new Error(`${kept.subject} is no answer`);
        left -= 1;
        if (left === 0) queueMicrotask(caughtUp);
        return { ...answers.facts(kept), address };
      });
      return { answers: handed, caughtUp: whole };
    },
    async purge(run) {
      calls.forgetAll((subject) => callAddress(subject)?.run === run);
      answers.forgetAll((subject) => answerAddress(subject)?.run === run);
    },
    async claim(name, data, last) {
      const held = names.get(name);
      if ((held?.claim ?? 0) !== last) return undefined;
      held?.lease.unsubscribe();
      place.claims += 1;
      const lease = place.scheduler.schedule(() => void names.delete(name), place.nameLeaseMs);
      names.set(name, { data, claim: place.claims, lease });
      return place.claims;
    },
    async letGo(name) {
      names.get(name)?.lease.unsubscribe();
      names.delete(name);
    },
    async holder(name) {
      const held = names.get(name);
      return held && { data: held.data, claim: held.claim };
    },
    tell: (subject, data) => queueMicrotask(() => words.next({ subject, data })),
    hear: (subjects) => words.pipe(filter(({ subject }) => isOf(subject, subjects))),
    async ask(subject, data) {
      for (const answer of repliers.get(subject) ?? []) {
        const said = await answer(data);
        if (said !== undefined) return said;
      }
      return undefined;
    },
    reply(subject, answer) {
      const all = repliers.get(subject) ?? new Set();
      repliers.set(subject, all.add(answer));
      return () => all.delete(answer);
    },
    reconnects: place.reconnects,
    problems: NEVER,
    close: async () => {},
  };
}

function isOf(subject: string, subjects: string): boolean {
  const [parts, form] = [subject.split('.'), subjects.split('.')];
  if (form.at(-1) === '>') return form.slice(0, -1).every((part, at) => part === '*' || part === parts[at]);
  return parts.length === form.length && form.every((part, at) => part === '*' || part === parts[at]);
}
