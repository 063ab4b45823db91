import { randomUUID } from 'node:crypto';
import { firstValueFrom, type SchedulerLike, timer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { VERSION } from '../../version.js';
import type { AnswerAddress } from '../protocol/address.js';
import type { Broker } from '../protocol/broker.js';
import { decodedCall, encoded } from '../protocol/messages.js';
import { lifeOf } from './callIds.js';
import type { Waiter } from './waiter.js';

export interface CallAsksOptions {
  readonly broker: Pick<Broker, 'maxBytes' | 'publishCall' | 'callAt'>;
  /** The whole of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** How long a broker that is away is waited for, in milliseconds. */
  readonly maxWaitMs: number;
  readonly scheduler: SchedulerLike;
}

type Row = Pick<Waiter, 'address' | 'request' | 'asks'>;

/** `free`: what was there is there no more. `taken`: a call that is answered, and is not acknowledged yet. */
type Place = 'asked' | 'free' | 'taken';

/** How often a call that was handed back, or whose place is taken, is tried again, in milliseconds. */
export const AGAIN_MS = 250;

/** Puts calls where workers find them. Each ask has a name of its own, which says that this life of the run has asked. */
export class CallAsks {
  readonly #options: CallAsksOptions;
  readonly #life = randomUUID().slice(0, 8);
  /** Calls of former lives that have been answered: no other answer to them is to be waited for. */
  readonly #answered = new Set<string>();
  #number = 0;

  constructor(options: CallAsksOptions) {
    this.#options = options;
  }

  /** Whether this life of the run has asked. */
  isOurs(ask: string): boolean {
    return lifeOf(ask) === this.#life;
  }

  /** An answer has come, to whoever waits for it. */
  answered({ id, ask }: Pick<AnswerAddress, 'id' | 'ask'>): void {
    if (!this.isOurs(ask)) this.#answered.add(`${id} ${ask}`);
  }

  /** Asks for a row, as long as it waits. Rejects with a `ProviderError` where the broker does not take the call. */
  async ask(waiter: Row, isWaiting: () => boolean): Promise<void> {
    const { scheduler, maxWaitMs } = this.#options;
    let asks: readonly string[] = [];
    waiter.asks = asks;
    const untilMs = scheduler.now() + maxWaitMs;
    while (isWaiting()) {
      const ask = this.#named();
      const data = this.#message(ask, waiter);
      asks = [...asks, ask];
      waiter.asks = asks;
      try {
        const place = await this.#place(waiter, asks, data);
        if (place === 'asked') return;
        if (place === 'free') continue;
      } catch (error) {
        if (scheduler.now() > untilMs)
          throw new ProviderError(String(error), { failure: 'unreachable', cause: error });
      }
      await firstValueFrom(timer(AGAIN_MS, scheduler));
    }
  }

  /** Puts a call at its place, where nothing is. */
  async #place(waiter: Row, asks: readonly string[], data: Uint8Array): Promise<Place> {
    const { broker } = this.#options;
    if (await broker.publishCall(waiter.address, data)) return 'asked';
    const there = decodedCall((await broker.callAt(waiter.address)) ?? new Uint8Array());
    if (there === undefined) return 'free';
    // What was asked is asked: by a word of this one that was taken for lost, or by a former life.
    if (asks.includes(there.ask)) return 'asked';
    if (this.isOurs(there.ask) || this.#answered.has(`${waiter.address.id} ${there.ask}`)) return 'taken';
    waiter.asks = undefined;
    return 'asked';
  }

  #named(): string {
    this.#number += 1;
    return `${this.#life}-${this.#number}`;
  }

  #message(ask: string, { request }: Row): Uint8Array {
    const { broker, timeoutMs } = this.#options;
    const data = encoded({ version: VERSION, ask, timeoutMs, request });
    if (data.byteLength > broker.maxBytes) throw tooLong(data.byteLength, broker.maxBytes);
    return data;
  }
}

function tooLong(bytes: number, maxBytes: number): ProviderError {
  const message = `The call takes ${bytes} bytes, and the broker takes no message of more than ${maxBytes}: raise its max_payload, or shorten the prompt`;
  return new ProviderError(message, { failure: 'rejected', aboutRow: true });
}
