import type { Completion, CompletionRequest } from '../provider.js';
import type { EventStream } from './eventStream.js';

/** One HTTP call, ready to be sent. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
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
  toCall(request: CompletionRequest): HttpCall;
  /** Throws a `ProviderError` for a body of another shape, or one that holds an error. */
  toCompletion(answer: HttpAnswer, request: CompletionRequest): Completion;
  /**
   * The body that a stream comes to: some servers send one unasked. Throws a `ProviderError` for one that broke off.
   * Default: the list of its events.
   */
  ofStream?(stream: EventStream): unknown;
}
