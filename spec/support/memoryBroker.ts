import { filter, NEVER, Observable, Subject } from 'rxjs';
import {
  answerAddress,
  answerSubject,
  callAddress,
  callSubject,
  token,
} from '../../src/workers/protocol/address.js';
import type {
  AnswerDelivery,
  Broker,
  CallDelivery,
  Delivery,
  Word,
} from '../../src/workers/protocol/broker.js';

const MOST_DELIVERIES = 3;

interface Kept {
  readonly sequence: number;
  readonly subject: string;
  readonly data: Uint8Array;
  deliveries: number;
  /** Whose it is for now, until its lease is over. */
  lease?: NodeJS.Timeout | undefined;
  isPoison?: boolean;
}

/** Messages of one kind, one on each subject, each handed out to one who wants one. */
class Store {
  readonly kept = new Map<string, Kept>();
  readonly poison = new Subject<string>();
  readonly #waiting: { readonly prefix: string; wanted: number; take(kept: Kept): void }[] = [];
  #sequence = 0;

  constructor(
    readonly leaseMs: number,
    readonly most = Infinity,
  ) {}

  put(subject: string, data: Uint8Array): boolean {
    if (this.kept.has(subject)) return false;
    this.#sequence += 1;
    this.kept.set(subject, { sequence: this.#sequence, subject, data, deliveries: 0 });
    this.handOut();
    return true;
  }

  forget(subject: string, sequence?: number): void {
    const kept = this.kept.get(subject);
    if (kept === undefined || (sequence !== undefined && kept.sequence !== sequence)) return;
    clearTimeout(kept.lease);
    this.kept.delete(subject);
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
    clearTimeout(kept.lease);
    kept.lease = undefined;
    this.handOut();
  }

  lease(kept: Kept): void {
    clearTimeout(kept.lease);
    if (this.kept.get(kept.subject) === kept) kept.lease = setTimeout(() => this.release(kept), this.leaseMs);
  }

  handOut(): void {
    for (const kept of [...this.kept.values()]) {
      if (kept.lease !== undefined || kept.isPoison) continue;
      if (kept.deliveries >= this.most) {
        kept.isPoison = true;
        this.poison.next(kept.subject);
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
    return { data, deliveries, sequence, acknowledge: () => this.forget(subject, sequence) };
  }
}

/** What several brokers of one place share. */
export class MemoryPlace {
  readonly calls: Store;
  readonly answers = new Store(3_600_000);
  readonly words = new Subject<Word>();
  readonly repliers = new Map<string, Set<(data: Uint8Array) => Promise<Uint8Array | undefined>>>();
  readonly names = new Map<string, { data: Uint8Array; claim: number; timer: NodeJS.Timeout }>();
  readonly reconnects = new Subject<void>();
  claims = 0;

  constructor(
    readonly leaseMs = 15_000,
    readonly nameLeaseMs = 10_000,
  ) {
    this.calls = new Store(leaseMs, MOST_DELIVERIES);
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
    deleteCall: async (address) => calls.forget(callSubject(address)),
    callsOf: async (run) =>
      [...calls.kept.keys()].flatMap((subject) => {
        const address = callAddress(subject);
        return address?.run === run ? [address] : [];
      }),
    poison: new Observable((subscriber) =>
      calls.poison.subscribe((subject) => {
        const address = callAddress(subject);
        if (address !== undefined) subscriber.next(address);
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
        clearTimeout(kept.lease);
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
      clearTimeout(held?.timer);
      place.claims += 1;
      const timer = setTimeout(() => names.delete(name), place.nameLeaseMs);
      names.set(name, { data, claim: place.claims, timer });
      return place.claims;
    },
    async letGo(name) {
      clearTimeout(names.get(name)?.timer);
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
