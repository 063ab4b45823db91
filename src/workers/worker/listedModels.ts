import { defer, EMPTY, map, type SchedulerLike, Subscription } from 'rxjs';
import type { Provider } from '../../providers/provider.js';
import { counted } from '../../text/counted.js';

export interface ListedModelsOptions {
  /** Name of the provider. */
  readonly name: string;
  readonly provider: Pick<Provider, 'models'>;
  readonly tell: (line: string) => void;
  /** Called when the list is there. */
  readonly onNews: () => void;
  readonly scheduler: SchedulerLike;
}

/** A longer list, in characters, is not told every two seconds: those who want it ask for it. */
const LONGEST = 8000;

/** The models that a provider lists here, asked for only when somebody may want to know. */
export class ListedModels {
  readonly #options: ListedModelsOptions;
  #names: readonly string[] | undefined;
  #askedMs = Number.NEGATIVE_INFINITY;
  #asking = new Subscription();
  #told = '';

  constructor(options: ListedModelsOptions) {
    this.#options = options;
  }

  /** `undefined`: not known, or too many. */
  get names(): readonly string[] | undefined {
    return this.#names;
  }

  /** Asks for them, unless that was done so short a time ago, in milliseconds. */
  look(freshMs: number): void {
    const { provider, scheduler } = this.#options;
    if (scheduler.now() - this.#askedMs < freshMs) return;
    this.#askedMs = scheduler.now();
    this.close();
    this.#names = undefined;
    const listed = defer(() => provider.models?.() ?? EMPTY).pipe(
      map((models) => models.map(({ id }) => id)),
    );
    // What is not known is not told: calls show what is wrong.
    this.#asking = listed.subscribe({ next: (names) => this.#listed(names), error: () => {} });
  }

  close(): void {
    this.#asking.unsubscribe();
  }

  #listed(names: readonly string[]): void {
    const { name, tell, onNews } = this.#options;
    const all = names.join(', ');
    if (all.length > LONGEST) return;
    this.#names = names;
    if (all !== this.#told) tell(`${name} lists ${counted(names.length, 'model')}: ${all}`);
    this.#told = all;
    onNews();
  }
}
