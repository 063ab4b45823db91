import { BehaviorSubject, type Observable } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import type { ServedProvider } from '../protocol/messages.js';
import { type ServingWorker, unlistedModel } from './unlistedModel.js';

export interface DemandOptions {
  readonly provider: string;
  /** Name of the broker, for messages. */
  readonly brokerName: string;
  /** How long a provider that nobody serves is waited for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Turns a text from outside into one harmless line. */
  readonly clean: (text: string) => string;
}

/** What is to be said of a provider that nobody serves, or that it is given up. */
export type Verdict = { readonly warning: string } | { readonly error: ProviderError };

/** How long workers that are there have to say so. */
const GRACE_MS = 2500;

/** So many models of one provider are looked for in the lists of workers: a file may name a million. */
const MOST_MODELS = 20;

/** What is wrong at a worker and would be wrong again at once. */
const LASTING: readonly FailureClass[] = ['unauthorized', 'exhausted', 'unconfigured'];

/** What a run wants of one provider: for how many calls there is room, and since when there is none. */
export class Demand {
  readonly #options: DemandOptions;
  readonly #places = new BehaviorSubject(0);
  /** Since when nobody serves it; `undefined` while somebody does. */
  #idleSinceMs: number | undefined;
  #isTold = false;
  /** The models that calls ask for, and whether it was said of each that workers do not list it. */
  readonly #models = new Map<string, boolean>();

  /** For how many calls there is room, as it changes. Errors when it is given up. */
  readonly places: Observable<number> = this.#places.asObservable();

  constructor(options: DemandOptions) {
    this.#options = options;
  }

  get isGivenUp(): boolean {
    return this.#places.hasError;
  }

  /** There is room for so many calls, at these workers. */
  recount(places: number, serving: readonly ServedProvider[], nowMs: number): void {
    if (this.isGivenUp) return;
    if (places !== this.#places.value) this.#places.next(places);
    // A worker that only tries whether its provider is back serves nobody yet.
    const isServed = serving.some(({ places: some, problem }) => some > 0 && !problem);
    if (isServed) this.#idleSinceMs = undefined;
    else this.#idleSinceMs ??= nowMs;
  }

  /**
   * Whether there is something to be said of it, or it is to be given up.
   *
   * @param serving What workers say that have it.
   * @param served What all workers have.
   */
  judge(serving: readonly ServedProvider[], served: readonly string[], nowMs: number): Verdict | undefined {
    if (this.#idleSinceMs === undefined || this.isGivenUp) return undefined;
    const { provider, brokerName, maxWaitMs, clean } = this.#options;
    const idleMs = nowMs - this.#idleSinceMs;
    if (idleMs < Math.min(GRACE_MS, maxWaitMs)) return undefined;
    const problems = serving.flatMap(({ problem }) => problem ?? []);
    const [first] = problems;
    const isLasting = problems.length > 0 && problems.every(({ failure }) => LASTING.includes(failure));
    if (first !== undefined && isLasting)
      return { error: new ProviderError(clean(`no worker can use ${provider}: ${first.message}`), first) };
    const why =
      first === undefined
        ? `no worker serves ${provider}`
        : `no worker can use ${provider} (${first.message})`;
    if (idleMs >= maxWaitMs) {
      const message = clean(`${why}, for ${maxWaitMs / 1000} s now`);
      return { error: new ProviderError(message, { failure: 'unreachable' }) };
    }
    if (this.#isTold) return undefined;
    this.#isTold = true;
    const others = served.length > 0 ? `; those that are here serve ${served.join(', ')}` : '';
    const message = `${why}${others}. It is waited for, up to ${maxWaitMs / 1000} s: parallamr worker ${brokerName} --serve ${provider}=N`;
    return { warning: clean(capitalized(message)) };
  }

  /** A call asks for this model. Of the first few it is said once whether workers list them. */
  asks(model: string): void {
    if (this.#models.size < MOST_MODELS && !this.#models.has(model)) this.#models.set(model, false);
  }

  /** What is to be said of models that these workers do not list: once of each. */
  unlisted(serving: readonly ServingWorker[]): readonly string[] {
    const { provider, clean } = this.#options;
    return [...this.#models].flatMap(([model, isTold]) => {
      const message = isTold ? undefined : unlistedModel(provider, model, serving);
      if (message === undefined) return [];
      this.#models.set(model, true);
      return [clean(message)];
    });
  }

  giveUp(error: ProviderError): void {
    this.#places.error(error);
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
