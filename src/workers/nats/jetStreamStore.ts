import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { errorText } from '../../text/errorText.js';
import { BrokerError } from '../protocol/broker.js';
import { KeptPublisher } from './keptPublisher.js';
import type { NatsClients } from './loadClients.js';
import { type MessagePull, pullMessages } from './pullMessages.js';

/** The client's own 5 s would more than double the time that it takes to go on when a broker is back. */
export const PATIENCE_MS = 3000;

/** What the server says of a subject that holds a message, and of a claim that came too late. */
const REFUSED = { isThere: 10_077, isAnothers: 10_071 } as const;

export interface JetStreamStoreOptions {
  readonly clients: NatsClients;
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  /** Of the broker, for messages. */
  readonly name: string;
}

/** What calls, answers and names do with their streams. All that goes wrong is a `BrokerError`. */
export class JetStreamStore {
  readonly clients: NatsClients;
  readonly manager: JetStreamManager;
  readonly connection: NatsConnection;
  readonly #options: JetStreamStoreOptions;
  readonly #publisher: KeptPublisher;

  constructor(options: JetStreamStoreOptions) {
    this.#options = options;
    this.clients = options.clients;
    this.manager = options.manager;
    this.connection = options.connection;
    this.#publisher = new KeptPublisher({ ...options, patienceMs: PATIENCE_MS });
  }

  /** Keeps a message. `false` if its subject holds one. */
  put(subject: string, data: Uint8Array): Promise<boolean> {
    return this.#published(subject, data, REFUSED.isThere).then((sequence) => sequence !== undefined);
  }

  /** Keeps a message in place of the one of this number; `0` is none. Returns its own; `undefined` if another is there. */
  replace(subject: string, data: Uint8Array, last: number): Promise<number | undefined> {
    return this.#published(subject, data, REFUSED.isAnothers, last);
  }

  /** The message that a subject holds. */
  async messageAt(stream: string, subject: string): Promise<StoredMsg | undefined> {
    const query = { last_by_subj: subject };
    return (await this.asked(() => this.manager.streams.getMessage(stream, query))) ?? undefined;
  }

  /** Forgets all messages on subjects of this form. */
  async purge(stream: string, filter: string): Promise<void> {
    await this.asked(() => this.manager.streams.purge(stream, { filter }));
  }

  /** Messages of a consumer, as they are wanted. */
  pull(stream: string, consumer: string): MessagePull {
    return pullMessages(this.connection, this.clients.transport.createInbox(), { stream, consumer });
  }

  /** The same question, whose errors are those of the broker. */
  async asked<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (cause) {
      throw this.#problem(cause);
    }
  }

  /** Thousands are on their way at once, so that each promise less is felt. */
  #published(subject: string, data: Uint8Array, refusal: number, last?: number): Promise<number | undefined> {
    return this.#publisher.publish(subject, data, last).then(
      (published) => {
        if ('sequence' in published) return published.sequence;
        if (published.code === refusal) return undefined;
        throw this.#problem(published.refusal);
      },
      (cause: unknown) => {
        throw this.#problem(cause);
      },
    );
  }

  #problem(cause: unknown): BrokerError {
    return new BrokerError(`the broker at ${this.#options.name}: ${errorText(cause)}`, { cause });
  }
}
