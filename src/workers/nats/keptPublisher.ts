import type { NatsConnection } from '@nats-io/transport-node';
import { objectIn, parsedJson } from '../../json.js';
import type { NatsClients } from './loadClients.js';

export interface KeptPublisherOptions {
  readonly clients: NatsClients;
  readonly connection: NatsConnection;
  /** How long the server may say nothing, in milliseconds. */
  readonly patienceMs: number;
}

/** What became of a message: its number in its stream, or what the server has against it, by its own code. */
export type Published =
  | { readonly sequence: number }
  | { readonly code: number | undefined; readonly refusal: string };

interface Pending {
  readonly sentMs: number;
  readonly resolve: (published: Published) => void;
  readonly reject: (error: Error) => void;
}

const LOOK_MS = 500;
/** A claim is for the place of the message of this number. */
const LAST_SEQUENCE = 'Nats-Expected-Last-Subject-Sequence';

/**
 * Publishes into streams, any number of messages at once, and hears over one subscription what became of each. The
 * library's `publish` makes a request of its own for each message, whose timers and promises are half of what a call
 * costs; and it takes for lost what the server has only not come to yet, so that a burst of thousands is sent twice.
 *
 * @see https://docs.nats.io/reference/reference-protocols/nats_api_reference#publishing-to-a-stream
 */
export class KeptPublisher {
  readonly #options: KeptPublisherOptions;
  readonly #inbox: string;
  /** The oldest first. */
  readonly #pending = new Map<number, Pending>();
  #number = 0;
  #isListening = false;
  /** Of the last message that the server has spoken of. */
  #heardNumber = 0;
  #heardMs = 0;
  #looking: NodeJS.Timeout | undefined;

  constructor(options: KeptPublisherOptions) {
    this.#options = options;
    this.#inbox = options.clients.transport.createInbox();
  }

  /**
   * Publishes a message. Rejects where the server says nothing of it.
   *
   * @param last Number of the message whose place it takes; `0` is none. Default: whatever is there.
   */
  publish(subject: string, data: Uint8Array, last?: number): Promise<Published> {
    return new Promise((resolve, reject) => {
      const { connection, clients } = this.#options;
      if (connection.isClosed()) {
        reject(new Error('the connection is closed'));
        return;
      }
      this.#listen();
      this.#number += 1;
      this.#pending.set(this.#number, { sentMs: performance.now(), resolve, reject });
      const reply = `${this.#inbox}.${this.#number}`;
      if (last === undefined) connection.publish(subject, data, { reply });
      else {
        const headers = clients.transport.headers();
        headers.set(LAST_SEQUENCE, String(last));
        connection.publish(subject, data, { reply, headers });
      }
    });
  }

  #listen(): void {
    // What is read already counts as heard, so that a program that was busy does not take it for lost.
    this.#looking ??= setInterval(() => setImmediate(() => this.#look()), LOOK_MS).unref();
    if (this.#isListening) return;
    this.#isListening = true;
    this.#options.connection.subscribe(`${this.#inbox}.*`, {
      callback: (_error, { subject, data }) =>
        this.#heard(Number(subject.slice(this.#inbox.length + 1)), data),
    });
  }

  #heard(number: number, data: Uint8Array): void {
    this.#heardMs = performance.now();
    this.#heardNumber = Math.max(this.#heardNumber, number);
    const pending = this.#pending.get(number);
    if (pending === undefined) return;
    this.#pending.delete(number);
    const { seq, error } = objectIn(
      parsedJson(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()),
    );
    if (error === undefined && typeof seq === 'number') {
      pending.resolve({ sequence: seq });
      return;
    }
    // Where nobody listens at a subject, the server says so without a word.
    const { description = 'it keeps no streams', err_code: code } = objectIn(error);
    pending.resolve({ refusal: String(description), code: typeof code === 'number' ? code : undefined });
  }

  /** The server speaks of messages in their order: what was sent before one that it has spoken of is lost. */
  #look(): void {
    const { patienceMs } = this.#options;
    const longAgoMs = performance.now() - patienceMs;
    for (const [number, { sentMs, reject }] of this.#pending) {
      if (sentMs > longAgoMs) break;
      if (number > this.#heardNumber && this.#heardMs > longAgoMs) break;
      this.#pending.delete(number);
      reject(new Error(`no word for ${patienceMs / 1000} s`));
    }
    if (this.#pending.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }
}
