import { AsyncSubject, catchError, defer, map, type Observable, of, share } from 'rxjs';
import { type JsonObject, objectIn } from '../../json.js';
import type { CompletionRequest, Provider, TokenPrice } from '../../providers/provider.js';
import type { Broker } from '../protocol/broker.js';
import { decoded, encoded } from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';
import type { KnownFacts } from './knownFacts.js';
import type { SentCalls } from './sentCalls.js';
import type { WorkerBook } from './workerBook.js';

export interface ServedProviderOptions {
  readonly broker: Broker;
  readonly calls: Pick<SentCalls, 'complete'>;
  readonly workers: Pick<WorkerBook, 'places' | 'asks'>;
  /** What is known of the provider without asking anybody. */
  readonly facts: KnownFacts;
}

type Question = Pick<CompletionRequest, 'model' | 'parameters'>;

/** How long a worker has to say what it knows of a model. */
const FACTS_MS = 5000;
/** What such an answer may depend on: other parameters may differ in every row. */
const RELEVANT = ['num_ctx', 'service_tier'] as const;
/** Answers about models that are remembered. */
const MOST_REMEMBERED = 1000;

/** A provider whose calls are made by workers. As many are made at once as these have places. */
export function servedProvider(name: string, options: ServedProviderOptions): Provider {
  const { broker, calls, workers, facts } = options;
  const ask = (about: string, { model, parameters }: Question) =>
    defer(() => broker.ask(SUBJECTS.facts(name), encoded({ about, model, parameters }), FACTS_MS)).pipe(
      map((data) => (data === undefined ? undefined : decoded(data))),
    );
  const window = remembered(
    (question) => ask('window', question),
    (told) => countIn(told['window']),
  );
  const price = remembered((question) => ask('price', question), priceOf);

  return {
    complete(request) {
      workers.asks(name, request.model);
      return calls.complete(name, request);
    },
    places: workers.places(name),
    concurrency: Number.POSITIVE_INFINITY,
    limits: facts.limits,
    attachments: facts.attachments,
    ...(facts.leftOut && { leftOut: facts.leftOut }),
    address: `the workers at ${broker.name}`,
    contextWindow: window,
    price,
    identify: ({ id: _, variables: __, ...body }) => ({ url: `workers:${name}`, body }),
    models: () =>
      ask('models', { model: '', parameters: {} }).pipe(
        map((told) => {
          const { models } = objectIn(told);
          return Array.isArray(models) ? models : [];
        }),
      ),
  };
}

/**
 * A question is asked once for all rows that have it, and an answer is remembered, also that nothing is known: a request
 * for each row would cost more than its call. One that nobody has answered is asked again.
 */
function remembered<Fact>(
  ask: (question: Question) => Observable<JsonObject | undefined>,
  read: (told: JsonObject) => Fact | undefined,
): (question: Question) => Observable<Fact | undefined> {
  const known = new Map<string, Observable<Fact | undefined>>();
  return (question) => {
    const { model } = question;
    const parameters = Object.fromEntries(RELEVANT.map((name) => [name, question.parameters[name]]));
    const key = JSON.stringify([model, parameters]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = ask({ model, parameters } as Question).pipe(
      catchError(() => of(undefined)),
      map((told) => {
        if (told === undefined) {
          known.delete(key);
          return undefined;
        }
        const fact = read(told);
        known.set(key, of(fact));
        return fact;
      }),
      share({ connector: () => new AsyncSubject() }),
    );
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, asked);
    return asked;
  };
}

function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

function priceOf({ inputUsd, outputUsd }: JsonObject): TokenPrice | undefined {
  if (typeof inputUsd !== 'number' || typeof outputUsd !== 'number') return undefined;
  return (inputTokens, outputTokens) => inputTokens * inputUsd + outputTokens * outputUsd;
}
