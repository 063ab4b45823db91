import type { RunEvent } from '../../events.js';
import { ModelTally } from './modelTally.js';
import type { Halt, Pause, ProviderState } from './states.js';
import { rowSums, sumOf } from './sums.js';
import { Throughput } from './throughput.js';

type Paused = Extract<RunEvent, { type: 'provider-paused' }>;

/** Counts what happens to one provider. */
export class ProviderTally {
  readonly #provider: string;
  readonly #models = new Map<string, ModelTally>();
  readonly #pauses = new Map<string | undefined, Pause>();
  readonly #throughput = new Throughput();
  #cap: number | undefined;
  #halt: Halt | undefined;
  #pauseCount = 0;
  #pausedMs = 0;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  #atMs = 0;

  constructor(provider: string) {
    this.#provider = provider;
  }

  modelOf(model: string): ModelTally {
    const known = this.#models.get(model) ?? new ModelTally(this.#provider, model);
    this.#models.set(model, known);
    return known;
  }

  begin(atMs: number): void {
    this.#atMs = atMs;
    this.#throughput.begin(this.#activeMs(atMs));
  }

  finish(atMs: number): void {
    this.#atMs = atMs;
    this.#throughput.add(this.#activeMs(atMs));
  }

  pause({ atMs, model, untilMs, reason }: Paused): void {
    this.#pauses.set(model, { model, untilMs, reason });
    // The sisters of a model that waits go on.
    if (model !== undefined) return;
    if (atMs >= this.#pausedUntilMs) this.#pauseCount += 1;
    this.#pausedMs += Math.max(0, untilMs - Math.max(atMs, this.#pausedUntilMs));
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
  }

  resume(model: string | undefined): void {
    this.#pauses.delete(model);
  }

  changeCap(cap: number): void {
    this.#cap = cap;
  }

  end(halt: Halt): void {
    this.#halt = halt;
  }

  get state(): ProviderState {
    const models = [...this.#models.values()].map((tally) => tally.state);
    return {
      provider: this.#provider,
      ...rowSums(models),
      inFlight: sumOf(models, 'inFlight'),
      cap: this.#cap,
      pauses: [...this.#pauses.values()],
      pauseCount: this.#pauseCount,
      pausedMs: this.#pausedMs,
      halt: this.#halt,
      rowsPerMs: this.#throughput.perMs(this.#activeMs(this.#atMs)),
      models,
    };
  }

  /** A clock that stands still while the provider is paused. */
  #activeMs(atMs: number): number {
    return atMs - this.#pausedMs + Math.max(0, this.#pausedUntilMs - atMs);
  }
}
