import type { Observable } from 'rxjs';
import type { AnswerAddress, CallAddress } from './address.js';

/** A message that its broker keeps until it is acknowledged. */
export interface Delivery {
  readonly data: Uint8Array;
  /** How often it was handed out, this time included. */
  readonly deliveries: number;
  /** Names the message at its broker, among those of its kind. */
  readonly sequence: number;
  /** It is done with: the broker forgets it. */
  acknowledge(): void;
}

/** A call, as a worker gets it. It is handed to another worker when its lease is over. */
export interface CallDelivery extends Delivery {
  readonly address: CallAddress;
  /** Begins the lease anew. */
  working(): void;
}

/** A call that was handed out as often as a call may be, and never acknowledged. It is handed out no more. */
export interface PoisonedCall extends Pick<CallDelivery, 'address' | 'data'> {
  /** Takes back this call, and not one that lies at its address by now. Rejects where it is there no more. */
  forget(): Promise<void>;
}

/** An answer, as a run gets it. */
export interface AnswerDelivery extends Delivery {
  readonly address: AnswerAddress;
}

/** Calls of one provider, handed out as they are wanted. */
export interface CallPull {
  /** Emits no more than are wanted. Unsubscribing wants none. */
  readonly calls: Observable<CallDelivery>;
  /** How many more calls are wanted from now on. */
  want(count: number): void;
}

/** The answers of one run: first those that are there already. */
export interface AnswerPull {
  readonly answers: Observable<AnswerDelivery>;
  /** Resolves when those that were there have been emitted. */
  readonly caughtUp: Promise<void>;
}

/** A word that nobody keeps: whoever listens hears it. */
export interface Word {
  readonly subject: string;
  readonly data: Uint8Array;
}

/**
 * What runs and workers need of a broker, and no more. Promises reject with a `BrokerError` where it does not answer in
 * time; what is asked for then may have been done all the same.
 *
 * Kept, each on a subject of its own that holds one message: calls until a worker acknowledges them, answers until their
 * run does.
 */
export interface Broker {
  /** Where it is, for messages. */
  readonly name: string;
  /** Bytes of the largest message that it takes. */
  readonly maxBytes: number;
  /** How long a call is a worker's that says nothing, in milliseconds. */
  readonly leaseMs: number;

  /** Makes what calls and answers are kept in, unless it is there. For runs: a worker need not be allowed to. */
  prepare(): Promise<void>;
  /** Makes what workers take the calls to one provider from, unless it is there. For runs. */
  open(provider: string): Promise<void>;

  /** Puts a call where workers find it. `false` if one lies there already. */
  publishCall(address: CallAddress, data: Uint8Array): Promise<boolean>;
  /** What lies at the address of a call, if anything does. */
  callAt(address: CallAddress): Promise<Uint8Array | undefined>;
  /** Takes back a call, if it is there. */
  deleteCall(address: CallAddress): Promise<void>;
  /** The calls of a run that are there. */
  callsOf(run: string): Promise<readonly CallAddress[]>;
  /** Calls that may be what ends workers. They are left where they are. */
  readonly poison: Observable<PoisonedCall>;
  /** Hands out calls to a worker. */
  pullCalls(provider: string): CallPull;

  /** Keeps an answer. Resolves when it is kept, or one was there already. */
  publishAnswer(address: AnswerAddress, data: Uint8Array): Promise<void>;
  /** Whether an answer is kept there. */
  hasAnswer(address: AnswerAddress): Promise<boolean>;
  /** Hands out the answers of a run, to one listener at a time: one that listens later takes over. */
  pullAnswers(run: string): Promise<AnswerPull>;

  /** Forgets all calls and answers of a run. */
  purge(run: string): Promise<void>;

  /** Claims a name: a number if it held `last` (`0`: nobody, or somebody whose time is over), else `undefined`. */
  claim(name: string, data: Uint8Array, last: number): Promise<number | undefined>;
  /** Lets go of a name at once. */
  letGo(name: string): Promise<void>;
  /** Who holds a name, and the number of that claim. */
  holder(name: string): Promise<{ readonly data: Uint8Array; readonly claim: number } | undefined>;

  /** Says something to those who listen now. */
  tell(subject: string, data: Uint8Array): void;
  /** Hears what is said on subjects of this form: `*` is one part, `>` the rest. */
  hear(subjects: string): Observable<Word>;
  /** Asks whoever replies first; `undefined` if nobody does in time. */
  ask(subject: string, data: Uint8Array, timeoutMs: number): Promise<Uint8Array | undefined>;
  /** Replies, as all do who know, until the returned function is called; `undefined` leaves a question to others. */
  reply(subject: string, answer: (data: Uint8Array) => Promise<Uint8Array | undefined>): () => void;

  /** What is wrong with it, such as that something is not allowed. */
  readonly problems: Observable<string>;
  /** Emits when it is reached again after it was not. */
  readonly reconnects: Observable<void>;
  /** Says what was said, and lets go. */
  close(): Promise<void>;
}

/** The broker has not answered, or has refused. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
}
