import { type SchedulerLike, Subscription, timer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { Provider } from '../../providers/provider.js';
import { Circuit } from './circuit.js';

export interface ServiceOptions {
  /** Name of the provider. */
  readonly name: string;
  readonly provider: Pick<Provider, 'unconfigured'>;
  readonly tell: (line: string) => void;
  /** Called when more or fewer calls may be made than before. */
  readonly onChange: () => void;
  readonly scheduler: SchedulerLike;
}

/** Whether a provider can be used from here: tells of it, and has it tried again. */
export class Service {
  readonly #options: ServiceOptions;
  readonly #circuit = new Circuit();
  readonly #trying = new Subscription();

  constructor(options: ServiceOptions) {
    this.#options = options;
    const { unconfigured } = options.provider;
    if (unconfigured !== undefined)
      this.#circuit.open(new ProviderError(unconfigured, { failure: 'unconfigured' }), Infinity);
  }

  /** Why it cannot, if it cannot. */
  get problem(): ProviderError | undefined {
    return this.#circuit.problem;
  }

  /** Calls at once that may be made, of so many. */
  places(most: number): number {
    return this.#circuit.places(most, this.#options.scheduler.now());
  }

  /** A call has shown that it cannot. */
  failed(problem: ProviderError): void {
    const { name, tell, onChange, scheduler } = this.#options;
    const isNews = this.#circuit.problem === undefined;
    const probeMs = this.#circuit.open(problem, scheduler.now());
    if (isNews)
      tell(`${name}: takes no calls: ${problem.message}. It is tried again with one call at a time`);
    this.#trying.add(timer(probeMs + 1, scheduler).subscribe(onChange));
    onChange();
  }

  /** A call has shown that it can. */
  works(): void {
    if (!this.#circuit.close()) return;
    const { name, tell, onChange } = this.#options;
    tell(`${name}: takes calls again`);
    onChange();
  }

  close(): void {
    this.#trying.unsubscribe();
  }
}
