import type { Completion, CompletionRequest } from '../provider.js';

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
  /** Parsed JSON. */
  readonly body: unknown;
}

/** What differs from one API to the next: two pure functions. Everything else is shared. */
export interface ProviderAdapter {
  toCall(request: CompletionRequest): HttpCall;
  /** Throws a `ProviderError` for a body of another shape, or one that holds an error. */
  toCompletion(answer: HttpAnswer, request: CompletionRequest): Completion;
}
