import { catchError, defer, from, map, type Observable, of, tap } from 'rxjs';
import { objectIn } from '../../json.js';
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
  readonly workers: Pick<WorkerBook, 'places'>;
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
  const window = remembered((question) =>
    ask('window', question).pipe(map((told) => (told === undefined ? undefined : countIn(told['window'])))),
  );
  const price = remembered((question) => ask('price', question).pipe(map((told) => told && priceOf(told))));

  return {
    complete: (request) => calls.complete(name, request),
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

/** The same question gets the same answer; one that nobody has answered is asked again. */
function remembered<Told>(
  ask: (question: Question) => Observable<Told | undefined>,
): (question: Question) => Observable<Told | undefined> {
  const known = new Map<string, Observable<Told | undefined>>();
  return (question) => {
    const { model } = question;
    const parameters = Object.fromEntries(RELEVANT.map((name) => [name, question.parameters[name]]));
    const key = JSON.stringify([model, parameters]);
    const found = known.get(key);
    if (found !== undefined) return found;
    return ask({ model, parameters } as Question).pipe(
      catchError(() => of(undefined)),
      tap((told) => {
        if (known.size >= MOST_REMEMBERED) known.clear();
        if (told !== undefined) known.set(key, from([told]));
      }),
    );
  };
}

function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

function priceOf({ inputUsd, outputUsd }: Readonly<Record<string, unknown>>): TokenPrice | undefined {
  if (typeof inputUsd !== 'number' || typeof outputUsd !== 'number') return undefined;
  return (inputTokens, outputTokens) => inputTokens * inputUsd + outputTokens * outputUsd;
}
