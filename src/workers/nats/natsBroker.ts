import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { catchError, defer, EMPTY, from, map, mergeMap, Observable, Subject, share, tap } from 'rxjs';
import { objectIn } from '../../json.js';
import { errorText } from '../../text/errorText.js';
import {
  answerAddress,
  answerSubject,
  CALLS,
  type CallAddress,
  callAddress,
  callSubject,
  token,
} from '../protocol/address.js';
import {
  type AnswerDelivery,
  type AnswerPull,
  type Broker,
  BrokerError,
  type CallDelivery,
} from '../protocol/broker.js';
import { decoded } from '../protocol/messages.js';
import { type ConnectNatsOptions, connectNats } from './connectNats.js';
import { deliveryFacts } from './deliveryFacts.js';
import { loadClients, type NatsClients } from './loadClients.js';
import { pullMessages } from './pullMessages.js';
import {
  answerConsumer,
  answerConsumerName,
  callConsumer,
  callConsumerName,
  ensureConsumer,
  ensureStream,
  NAMES,
  STREAMS,
  streamConfigs,
} from './streams.js';

export interface NatsBrokerOptions extends ConnectNatsOptions {
  /** How long a call is a worker's that says nothing, in milliseconds. Default `15_000`. */
  readonly leaseMs?: number | undefined;
  /** How long a name is held that is not claimed again, in milliseconds. Default `10_000`. */
  readonly nameLeaseMs?: number | undefined;
}

const LEASE_MS = 15_000;
const NAME_LEASE_MS = 10_000;
/** The client's own 5 s would more than double the time that it takes to go on when a broker is back. */
const PATIENCE_MS = 3000;
/** Answers that are on their way to a run. */
const ANSWERS_AHEAD = 500;

/** What the server says of a subject that holds a message, and of a claim that came too late. */
const REFUSED = { isThere: 10_077, isAnothers: 10_071 } as const;

/** The broker on NATS JetStream, of a server from 2.9 on. Rejects with a `UsageError` where it cannot be reached. */
export async function natsBroker(options: NatsBrokerOptions): Promise<Broker> {
  const clients = await loadClients();
  const { connection, address } = await connectNats(clients, options);
  const { jetstreamManager } = clients.jetstream;
  const manager = await jetstreamManager(connection, { timeout: PATIENCE_MS, checkAPI: false });
  return new NatsBroker({ ...options, clients, connection, manager, address: address.name });
}

interface Parts extends Pick<NatsBrokerOptions, 'leaseMs' | 'nameLeaseMs'> {
  readonly clients: NatsClients;
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly address: string;
}

class NatsBroker implements Broker {
  readonly name: string;
  readonly leaseMs: number;
  readonly poison: Observable<CallAddress>;
  readonly #reconnects = new Subject<void>();
  readonly #problems = new Subject<string>();
  readonly #parts: Parts;
  readonly #stream: JetStreamClient;

  readonly reconnects = this.#reconnects.asObservable();
  readonly problems = this.#problems.asObservable();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.name = parts.address;
    this.leaseMs = parts.leaseMs ?? LEASE_MS;
    this.#stream = parts.clients.jetstream.jetstream(parts.connection, { timeout: PATIENCE_MS });
    this.poison = defer(() => this.#poison()).pipe(share());
    this.#watch().catch(() => this.#reconnects.complete());
  }

  get maxBytes(): number {
    return this.#parts.connection.info?.max_payload ?? 1_048_576;
  }

  async prepare(): Promise<void> {
    const { clients, manager, nameLeaseMs = NAME_LEASE_MS } = this.#parts;
    for (const config of streamConfigs(clients, nameLeaseMs)) {
      await this.#asked(() => ensureStream(manager, config));
    }
  }

  async open(provider: string): Promise<void> {
    const { clients, manager } = this.#parts;
    const config = callConsumer(clients, provider, this.leaseMs);
    await this.#asked(() => ensureConsumer(manager, STREAMS.calls, config));
  }

  publishCall(address: CallAddress, data: Uint8Array): Promise<boolean> {
    return this.#put(callSubject(address), data);
  }

  async callAt(address: CallAddress): Promise<Uint8Array | undefined> {
    return (await this.#messageAt(STREAMS.calls, callSubject(address)))?.data;
  }

  async deleteCall(address: CallAddress): Promise<void> {
    await this.#purge(STREAMS.calls, callSubject(address));
  }

  async callsOf(run: string): Promise<readonly CallAddress[]> {
    const filter = `${CALLS}.*.${token(run)}.>`;
    const { streams } = this.#parts.manager;
    const { state } = await this.#asked(() => streams.info(STREAMS.calls, { subjects_filter: filter }));
    return Object.keys(state.subjects ?? {}).flatMap((subject) => callAddress(subject) ?? []);
  }

  pullCalls(provider: string) {
    const pull = this.#pull(STREAMS.calls, callConsumerName(provider));
    const calls = new Observable<CallDelivery>((subscriber) => {
      subscriber.add(this.reconnects.subscribe(() => pull.renew()));
      pull.messages.pipe(mergeMap(callDelivery)).subscribe(subscriber);
    });
    return { calls, want: pull.want };
  }

  async publishAnswer(address: Parameters<typeof answerSubject>[0], data: Uint8Array): Promise<void> {
    await this.#put(answerSubject(address), data);
  }

  async hasAnswer(address: Parameters<typeof answerSubject>[0]): Promise<boolean> {
    return (await this.#messageAt(STREAMS.answers, answerSubject(address))) !== undefined;
  }

  async pullAnswers(run: string): Promise<AnswerPull> {
    const waiting = await this.#openAnswers(run);
    const pull = this.#pull(STREAMS.answers, answerConsumerName(run));
    let left = waiting;
    let resolve = () => {};
    const caughtUp = new Promise<void>((done) => {
      resolve = done;
    });
    const answers = new Observable<AnswerDelivery>((subscriber) => {
      // What was on its way when the connection broke is lost to this consumer, and not to a new one.
      const renew = defer(() => this.#openAnswers(run)).pipe(catchError(() => EMPTY));
      const renewed = this.reconnects.pipe(mergeMap(() => renew));
      subscriber.add(
        renewed.subscribe(() => {
          pull.renew();
          pull.want(ANSWERS_AHEAD);
        }),
      );
      const deliveries = pull.messages.pipe(
        tap(() => pull.want(ANSWERS_AHEAD)),
        mergeMap(answerDelivery),
      );
      subscriber.add(
        deliveries.subscribe((delivery) => {
          subscriber.next(delivery);
          left -= 1;
          if (left <= 0) resolve();
        }),
      );
      pull.want(ANSWERS_AHEAD);
    });
    if (waiting === 0) resolve();
    return { answers, caughtUp };
  }

  async purge(run: string): Promise<void> {
    await this.#purge(STREAMS.calls, `${CALLS}.*.${token(run)}.>`);
    await this.#purge(STREAMS.answers, `pl.answer.${token(run)}.>`);
  }

  async claim(name: string, data: Uint8Array, last: number): Promise<number | undefined> {
    const subject = `${NAMES}.${token(name)}`;
    const expect = { lastSubjectSequence: last };
    try {
      const { seq } = await this.#stream.publish(subject, data, { timeout: PATIENCE_MS, expect });
      return seq;
    } catch (error) {
      if (this.#isRefused(error, REFUSED.isAnothers)) return undefined;
      throw this.#brokerError(error);
    }
  }

  async letGo(name: string): Promise<void> {
    await this.#purge(STREAMS.names, `${NAMES}.${token(name)}`);
  }

  async holder(name: string) {
    const message = await this.#messageAt(STREAMS.names, `${NAMES}.${token(name)}`);
    return message && { data: message.data, claim: message.seq };
  }

  tell(subject: string, data: Uint8Array): void {
    const { connection } = this.#parts;
    if (!connection.isClosed()) connection.publish(subject, data);
  }

  hear(subjects: string) {
    return new Observable<Pick<Msg, 'subject' | 'data'>>((subscriber) => {
      const { connection } = this.#parts;
      const subscription = connection.subscribe(subjects, {
        callback: (_error, { subject, data }) => subscriber.next({ subject, data }),
      });
      subscriber.add(() => {
        if (!connection.isClosed()) subscription.unsubscribe();
      });
    });
  }

  async ask(subject: string, data: Uint8Array, timeoutMs: number): Promise<Uint8Array | undefined> {
    try {
      return (await this.#parts.connection.request(subject, data, { timeout: timeoutMs })).data;
    } catch {
      return undefined; // Nobody is there, or nobody in time: what follows from that, the asker knows.
    }
  }

  reply(subject: string, answer: (data: Uint8Array) => Promise<Uint8Array | undefined>): () => void {
    const { connection } = this.#parts;
    const subscription = connection.subscribe(subject, {
      callback(_error, message) {
        answer(message.data).then(
          (data) => data && message.respond(data),
          () => {}, // The asker gets no answer in time, which it is prepared for.
        );
      },
    });
    return () => {
      if (!connection.isClosed()) subscription.unsubscribe();
    };
  }

  async close(): Promise<void> {
    const { connection } = this.#parts;
    if (connection.isClosed()) return;
    const flushed = connection.flush().catch(() => {});
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    await Promise.race([flushed, patience]);
    await connection.close();
  }

  /** Makes the consumer of a run's answers anew. Resolves with how many are there. */
  async #openAnswers(run: string): Promise<number> {
    const { clients, manager } = this.#parts;
    const name = answerConsumerName(run);
    await manager.consumers.delete(STREAMS.answers, name).catch(() => false);
    const config = answerConsumer(clients, run);
    const { num_pending } = await this.#asked(() => manager.consumers.add(STREAMS.answers, config));
    return num_pending;
  }

  #pull(stream: string, consumer: string) {
    const { connection, clients } = this.#parts;
    return pullMessages(connection, clients.transport.createInbox(), { stream, consumer });
  }

  #poison(): Observable<CallAddress> {
    const { streams } = this.#parts.manager;
    return this.hear(`$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${STREAMS.calls}.*`).pipe(
      mergeMap(({ data }) => {
        const seq = Number(objectIn(decoded(data))['stream_seq']);
        return from(streams.getMessage(STREAMS.calls, { seq })).pipe(catchError(() => EMPTY));
      }),
      mergeMap((message) => (message === null ? EMPTY : [message])),
      map(({ subject }) => callAddress(subject)),
      mergeMap((address) => (address === undefined ? EMPTY : [address])),
    );
  }

  async #messageAt(stream: string, subject: string) {
    const { streams } = this.#parts.manager;
    const query = { last_by_subj: subject };
    return (await this.#asked(() => streams.getMessage(stream, query))) ?? undefined;
  }

  async #purge(stream: string, filter: string): Promise<void> {
    await this.#asked(() => this.#parts.manager.streams.purge(stream, { filter }));
  }

  async #put(subject: string, data: Uint8Array): Promise<boolean> {
    try {
      await this.#stream.publish(subject, data, { timeout: PATIENCE_MS });
      return true;
    } catch (error) {
      if (this.#isRefused(error, REFUSED.isThere)) return false;
      throw this.#brokerError(error);
    }
  }

  async #asked<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw this.#brokerError(error);
    }
  }

  #isRefused(error: unknown, code: number): boolean {
    return error instanceof this.#parts.clients.jetstream.JetStreamApiError && error.code === code;
  }

  #brokerError(cause: unknown): BrokerError {
    return new BrokerError(`the broker at ${this.name}: ${errorText(cause)}`, { cause });
  }

  async #watch(): Promise<void> {
    for await (const status of this.#parts.connection.status()) {
      if (status.type === 'reconnect') this.#reconnects.next();
      if (status.type === 'disconnect')
        this.#problems.next(`the connection to ${this.name} is lost, and is tried again`);
      if (status.type === 'error') this.#problems.next(errorText(status.error));
    }
    this.#reconnects.complete();
  }
}

function callDelivery(message: Msg): readonly CallDelivery[] {
  const address = callAddress(message.subject);
  if (address === undefined || message.reply === undefined) return [];
  return [
    {
      address,
      data: message.data,
      ...deliveryFacts(message.reply),
      acknowledge: () => message.respond('+ACK'),
      working: () => message.respond('+WPI'),
    },
  ];
}

function answerDelivery(message: Msg): readonly AnswerDelivery[] {
  const address = answerAddress(message.subject);
  if (address === undefined || message.reply === undefined) return [];
  const facts = deliveryFacts(message.reply);
  return [{ address, data: message.data, ...facts, acknowledge: () => message.respond('+ACK') }];
}
