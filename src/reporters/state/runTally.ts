import type { RunEvent, WorkerWord } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import { FailureGroups } from './failureGroups.js';
import type { ModelTally } from './modelTally.js';
import { OTHERS, ProviderTally } from './providerTally.js';
import type { Halt, RunState } from './states.js';
import { rowSums, sumOf, usageSums } from './sums.js';
import { Throughput } from './throughput.js';

/** Providers that are counted each by itself. A file may hold any number of names; few of them are providers. */
const MOST_PROVIDERS = 50;

/** Counts the events of one run, and says at any time where it stands. */
export class RunTally {
  readonly #providers = new Map<string, ProviderTally>();
  readonly #failures = new FailureGroups('other errors');
  readonly #warnings = new FailureGroups('other warnings');
  readonly #throughput = new Throughput();
  readonly #halts: Halt[] = [];
  readonly #workers = new Map<string, WorkerWord>();
  #runId: string | undefined;
  #atMs = 0;
  #startedMs = 0;
  #ended = false;
  #inputEnded = false;
  #interrupted = false;

  add(event: RunEvent): void {
    this.#atMs = event.atMs;
    switch (event.type) {
      case 'run-started':
        this.#startedMs = event.atMs;
        this.#runId = event.runId;
        break;
      case 'input-ended':
        this.#inputEnded = true;
        break;
      case 'row-queued':
        this.#modelOf(event.experiment).queue();
        break;
      case 'row-kept':
        this.#modelOf(event.experiment).keep();
        break;
      case 'row-left':
        this.#modelOf(event.experiment).leave();
        this.#interrupted ||= event.reason === 'interrupted';
        break;
      case 'call-started':
        this.#throughput.begin(event.atMs);
        this.#providerOf(event.experiment.provider).begin(event.atMs);
        this.#modelOf(event.experiment).start(event.atMs);
        break;
      case 'call-failed':
        this.#modelOf(event.experiment).fail(event);
        break;
      case 'row-finished':
        this.#throughput.add(event.atMs);
        this.#providerOf(event.result.experiment.provider).finish(event.atMs);
        this.#modelOf(event.result.experiment).finish(event.result, event.atMs);
        if (event.result.status === 'error') this.#failures.add(event.result);
        if (event.result.status === 'warning') this.#warnings.add(event.result);
        break;
      case 'provider-paused':
        this.#providerOf(event.provider).pause(event);
        break;
      case 'provider-resumed':
        this.#providerOf(event.provider).resume(event.model, event.atMs);
        break;
      case 'cap-changed':
        if (event.model === undefined) this.#providerOf(event.provider).changeCap(event.cap);
        break;
      case 'batch-changed': {
        const { type: _, atMs: __, ...batch } = event;
        this.#providerOf(batch.provider).changeBatch(batch);
        break;
      }
      case 'worker-changed': {
        const { type: _, atMs: __, ...worker } = event;
        this.#workers.set(worker.worker, worker);
        break;
      }
      case 'provider-halted': {
        const { provider, model, failure, reason } = event;
        this.#halts.push({ provider, model, failure, reason });
        if (model === undefined) this.#providerOf(provider).end({ provider, failure, reason });
        break;
      }
      case 'run-ended':
        this.#ended = true;
        break;
    }
  }

  get state(): RunState {
    const providers = [...this.#providers.values()].map((tally) => tally.stateAt(this.#atMs));
    const models = providers.flatMap((provider) => provider.models);
    return {
      runId: this.#runId,
      atMs: this.#atMs,
      startedMs: this.#startedMs,
      ended: this.#ended,
      inputEnded: this.#inputEnded,
      interrupted: this.#interrupted,
      ...rowSums(models),
      ...usageSums(models),
      inFlight: sumOf(models, 'inFlight'),
      rowsPerMs: this.#throughput.perMs(this.#atMs),
      providers,
      halts: [...this.#halts],
      failures: this.#failures.groups,
      warnings: this.#warnings.groups.map(({ message, count }) => ({ message, count })),
      ...(this.#workers.size > 0 && { workers: [...this.#workers.values()] }),
    };
  }

  #providerOf(provider: string): ProviderTally {
    const known = this.#providers.get(provider);
    if (known !== undefined) return known;
    const name = this.#providers.size < MOST_PROVIDERS ? provider : OTHERS;
    const tally = this.#providers.get(name) ?? new ProviderTally(name);
    this.#providers.set(name, tally);
    return tally;
  }

  #modelOf({ provider, model }: Experiment): ModelTally {
    return this.#providerOf(provider).modelOf(model);
  }
}
