import type { Completion, CompletionRequest } from '../provider.js';
import type { EventStream } from './eventStream.js';

/** One HTTP call, ready to be sent. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What is sent in place of `body`: more than memory should hold. */
  readonly content?: HttpContent | undefined;
  /**
   * Takes the body of a 2xx piece by piece, so that it is never whole in memory; `HttpAnswer.body` is `undefined` then.
   * What it throws is the error of the call.
   */
  readonly receive?: ((piece: Uint8Array) => void) | undefined;
}

/** A body that is read while it is sent. */
export interface HttpContent {
  /** For the header `content-type`. */
  readonly type: string;
  readonly bytes: number;
  /** Opened once per attempt. */
  open(): AsyncIterable<Uint8Array>;
}

/** What came back with a 2xx status. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON. Of an answer that came as a stream, the list of its events. */
  readonly body: unknown;
  /** Address that was called. */
  readonly url?: string | undefined;
  /** When it came, in milliseconds on the clock of the run. Default `Date.now()`. */
  readonly nowMs?: number | undefined;
  /** The stream as which the answer came, although none was asked for. */
  readonly stream?: EventStream | undefined;
}

/** What differs from one API to the next: pure functions. Everything else is shared. */
export interface ProviderAdapter {
  /** The call that asks a question. Throws a `ProviderError` where there is none. */
  toCall(request: CompletionRequest): HttpCall;
  /** Throws a `ProviderError` for a body of another shape, or one that holds an error. */
  toCompletion(answer: HttpAnswer, request: CompletionRequest): Completion;
  /**
   * The body that a stream comes to: some servers send one unasked. Throws a `ProviderError` for one that broke off.
   * Default: the list of its events.
   */
  ofStream?(stream: EventStream): unknown;
}
