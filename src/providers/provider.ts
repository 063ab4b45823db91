import type { Observable } from 'rxjs';
import type { Allowance } from '../allowance.js';
import type { Parameters, Variables } from '../experiment.js';
import type { AttachmentForms, RequestPart } from '../requestPart.js';
import type { AnswerFacts } from '../usage.js';

/** What a provider is asked: one question, one answer. */
export interface CompletionRequest {
  /** Names the row among all that are asked: the same for each of its attempts. Default: nobody needs to know. */
  readonly id?: string | undefined;
  /** As the row names it, and as the API knows it. */
  readonly model: string;
  /** The rendered prompt, context documents included: the user message. */
  readonly prompt: string;
  /** The rendered system message. */
  readonly system?: string | undefined;
  /** Images and documents that go along with the prompt, in their order. Default: none. */
  readonly parts?: readonly RequestPart[] | undefined;
  /** Request parameters by their common names, such as `{ max_tokens: 100 }`. The provider puts them where it wants them. */
  readonly parameters: Parameters;
  /** The row's cells, for providers that answer from them, such as the mock. They belong in no request body. */
  readonly variables: Variables;
}

/** What a provider answered. */
export interface Completion extends AnswerFacts {
  /** The answer as it came, newlines included. */
  readonly output: string;
  /** What the model thought before it answered, where the provider shows it. */
  readonly reasoning?: string | undefined;
  /** What the user should know about this answer (refused, cut, a parameter that was left out): makes it a `warning`. */
  readonly warnings?: readonly string[] | undefined;
  /** What the answer's headers say is left of the provider's allowance. */
  readonly allowance?: Allowance | undefined;
}

/** US dollars for a call with so many tokens, none of them cached. */
export type TokenPrice = (inputTokens: number, outputTokens: number) => number;

/** A call, as far as its answer depends on it. */
export interface SentQuestion {
  readonly url: string;
  /** Sent as JSON. */
  readonly body: unknown;
}

/** One model that a provider offers. */
export interface ModelInfo {
  /** What rows call it in the column `model`. */
  readonly id: string;
  /** Tokens. */
  readonly contextWindow?: number | undefined;
}

/** Calls at once to a provider that does not say, unless the user does. */
export const DEFAULT_CONCURRENCY = 10;

/**
 * Something that answers. The one contract between the pipeline and every API, the built-in ones included.
 *
 * `complete` is called once per attempt; the call starts on subscription and is aborted on unsubscription. It emits
 * one `Completion`, or errors: with a `ProviderError` where it can tell what the failure means.
 *
 * @example
 * const echo: Provider = { complete: ({ prompt }) => of({ output: prompt }) };
 */
export interface Provider {
  /** Asks one question. Emits one answer and completes, or errors. */
  complete(request: CompletionRequest): Observable<Completion>;
  /** Tokens that fit, as far as the provider can tell; emits once, `undefined` where it cannot. */
  contextWindow?(request: Pick<CompletionRequest, 'model' | 'parameters'>): Observable<number | undefined>;
  /** What calls of this kind cost; emits once, `undefined` where that is not known for certain. */
  price?(request: Pick<CompletionRequest, 'model' | 'parameters'>): Observable<TokenPrice | undefined>;
  /** What is sent for a question, without what proves who sends it: the same gets the same answer. */
  identify?(request: CompletionRequest): SentQuestion;
  /** What of a question the API does not take and is left out of it, one sentence each. It is told once in a run. */
  leftOut?(request: CompletionRequest): readonly string[];
  /** Which images and documents it takes. Default: none. */
  readonly attachments?: AttachmentForms | undefined;
  /** The models on offer, in one emission. */
  models?(): Observable<readonly ModelInfo[]>;
  /** Calls at once unless the user says otherwise. Default 10; `Infinity` where only the cap over all bounds it. */
  readonly concurrency?: number | undefined;
  /**
   * Calls at once that there is room for just now, where that changes, within `concurrency`: `0` holds the rows. Emits at
   * once. Errors where there will be none: the provider halts. Default: as many as `concurrency`.
   */
  readonly places?: Observable<number> | undefined;
  /**
   * What the server's limits belong to: each model by itself, all of the provider together, or whatever a function of
   * the model names, such as a class of models that share one. Default `'model'`.
   */
  readonly limits?: 'model' | 'provider' | ((model: string) => string) | undefined;
  /** Where its server answers, for messages. */
  readonly address?: string | undefined;
  /** Which setting is missing, as a sentence. Such a provider is halted before its first call. */
  readonly unconfigured?: string | undefined;
}

/** Finds a provider by the name that rows call it by, in small letters; `undefined` when there is none. */
export interface ProviderLookup {
  /** The same name always finds the same object. */
  (name: string): Provider | undefined;
  /** Names to show where one is not known. Default none. */
  readonly known?: readonly string[] | undefined;
  /** How a name that is not known could become known, for messages. Default: nothing is said of it. */
  readonly howToKnow?: ((name: string) => string) | undefined;
}
