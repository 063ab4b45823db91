import { failureFacts, ProviderError, type ProviderErrorOptions } from '../../errors.js';
import { isFailureClass } from '../../failure.js';
import { isCount, type JsonObject, objectIn, parsedJson } from '../../json.js';
import type { Completion, CompletionRequest } from '../../providers/provider.js';
import type { AnswerAddress } from './address.js';

/** A call on its way to a worker. */
export interface CallMessage {
  /** Of the program that asks. */
  readonly version: string;
  readonly ask: string;
  /** The whole of the attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly request: CompletionRequest;
}

/** What became of a call. */
export type AnswerMessage = { readonly worker: string } & (
  | { readonly type: 'completion'; readonly completion: Completion }
  | { readonly type: 'failure'; readonly failure: FailureMessage }
  /** The worker cannot make it, and another may. */
  | { readonly type: 'returned'; readonly reason: string }
);

/** A `ProviderError` in plain data. */
export type FailureMessage = Omit<ProviderErrorOptions, 'cause'> & { readonly message: string };

/** What a worker says of one provider. */
export interface ServedProvider {
  /** Calls at once that it takes now. */
  readonly places: number;
  /** Calls that it makes now, by the name of the run. */
  readonly busy: Readonly<Record<string, number>>;
  /** Why it takes none, if it takes none. */
  readonly problem?: FailureMessage | undefined;
  readonly calls: number;
  readonly errors: number;
  /** Names of the models that it lists. Default: that is not known, or they are too many to say. */
  readonly models?: readonly string[] | undefined;
}

/** What a worker says of itself, every two seconds. */
export interface Presence {
  readonly worker: string;
  readonly version: string;
  readonly providers: Readonly<Record<string, ServedProvider>>;
  /** Whether it takes no more calls and is about to go. */
  readonly isLeaving?: boolean | undefined;
}

/** A message as it is sent. */
export function encoded(message: object): Uint8Array {
  return Buffer.from(JSON.stringify(message));
}

/** A call as it was sent; `undefined` for what is none. */
export function decodedCall(data: Uint8Array): CallMessage | undefined {
  const message = decoded(data);
  const { version, ask, timeoutMs, request } = message;
  const { model, prompt, parameters } = objectIn(request);
  const isWhole =
    typeof version === 'string' &&
    typeof ask === 'string' &&
    typeof timeoutMs === 'number' &&
    typeof model === 'string' &&
    typeof prompt === 'string' &&
    typeof parameters === 'object';
  return isWhole ? (message as unknown as CallMessage) : undefined;
}

/** An answer as it was sent; `undefined` for what is none. Its completion is checked like that of any other provider. */
export function decodedAnswer(data: Uint8Array): AnswerMessage | undefined {
  const message = decoded(data);
  if (typeof message['worker'] !== 'string') return undefined;
  const isWhole =
    (message['type'] === 'completion' && typeof message['completion'] === 'object') ||
    (message['type'] === 'failure' && isFailureMessage(message['failure'])) ||
    (message['type'] === 'returned' && typeof message['reason'] === 'string');
  return isWhole ? (message as unknown as AnswerMessage) : undefined;
}

/** The ask that something is said of. */
export function decodedAsk(data: Uint8Array): AnswerAddress {
  const { run, id, ask } = decoded(data);
  return { run: String(run), id: String(id), ask: String(ask) };
}

/** What a worker says of itself; `undefined` for what is no such word. */
export function decodedPresence(data: Uint8Array): Presence | undefined {
  const { worker, version, providers, isLeaving } = decoded(data);
  if (typeof worker !== 'string' || typeof version !== 'string') return undefined;
  const served = Object.entries(objectIn(providers)).flatMap(([name, value]) => {
    const { places, busy, problem, calls, errors, models } = objectIn(value);
    if (!isCount(places)) return [];
    const held = Object.entries(objectIn(busy)).filter((entry): entry is [string, number] =>
      isCount(entry[1]),
    );
    const word: ServedProvider = {
      places,
      busy: Object.fromEntries(held),
      problem: isFailureMessage(problem) ? problem : undefined,
      calls: isCount(calls) ? calls : 0,
      errors: isCount(errors) ? errors : 0,
      models: isTexts(models) ? models : undefined,
    };
    return [[name, word] as const];
  });
  return { worker, version, providers: Object.fromEntries(served), isLeaving: isLeaving === true };
}

/** A failure in plain data. */
export function failureMessage(error: ProviderError): FailureMessage {
  return { message: error.message, ...failureFacts(error) };
}

/** The failure that plain data stands for. */
export function failureOf({ message, ...options }: FailureMessage): ProviderError {
  return new ProviderError(message, options);
}

function isFailureMessage(value: unknown): value is FailureMessage {
  const { message, failure } = objectIn(value);
  return typeof message === 'string' && isFailureClass(failure);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** What JSON says of an object; nothing of what is none. */
export function decoded(data: Uint8Array): JsonObject {
  return objectIn(parsedJson(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()));
}
