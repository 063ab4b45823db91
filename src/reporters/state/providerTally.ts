import type { BatchProgress, RunEvent } from '../../events.js';
import { ModelTally } from './modelTally.js';
import { PauseClock } from './pauseClock.js';
import type { Halt, ModelPauses, Pause, ProviderState } from './states.js';
import { rowSums, sumOf } from './sums.js';
import { Throughput } from './throughput.js';

type Paused = Extract<RunEvent, { type: 'provider-paused' }>;

/** Models of a provider that are counted each by itself. */
const MOST_MODELS = 1000;
/** What those beyond are called together, wherever they are shown. */
export const OTHERS = '(others)';

/** Counts what happens to one provider. */
export class ProviderTally {
  readonly #provider: string;
  readonly #models = new Map<string, ModelTally>();
  readonly #pauses = new Map<string | undefined, Pause>();
  readonly #throughput = new Throughput();
  readonly #clock = new PauseClock();
  /** Of the pauses of single models, or of classes of them. */
  readonly #modelClocks = new Map<string, PauseClock>();
  #cap: number | undefined;
  #halt: Halt | undefined;
  readonly #batches = new Map<string, BatchProgress>();
  #hasBatches = false;
  /** By its own clock, as of its latest call or row. */
  #activeMs = 0;

  constructor(provider: string) {
    this.#provider = provider;
  }

  modelOf(model: string): ModelTally {
    const known = this.#models.get(model);
    if (known !== undefined) return known;
    const name = this.#models.size < MOST_MODELS ? model : OTHERS;
    const tally = this.#models.get(name) ?? new ModelTally(this.#provider, name);
    this.#models.set(name, tally);
    return tally;
  }

  begin(atMs: number): void {
    this.#activeMs = this.#clock.activeMs(atMs);
    this.#throughput.begin(this.#activeMs);
  }

  finish(atMs: number): void {
    this.#activeMs = this.#clock.activeMs(atMs);
    this.#throughput.add(this.#activeMs);
  }

  pause({ atMs, model, untilMs, reason }: Paused): void {
    this.#pauses.set(model, { model, untilMs, reason });
    if (model === undefined) {
      this.#clock.pause(atMs, untilMs);
      for (const tally of this.#models.values()) tally.pause(atMs, untilMs);
      return;
    }
    // The sisters of a model that waits go on.
    const clock = this.#modelClocks.get(model) ?? new PauseClock();
    this.#modelClocks.set(model, clock);
    clock.pause(atMs, untilMs);
    this.#models.get(model)?.pause(atMs, untilMs);
  }

  resume(model: string | undefined, atMs: number): void {
    this.#pauses.delete(model);
    if (model === undefined) this.#clock.end(atMs);
    else this.#modelClocks.get(model)?.end(atMs);
  }

  changeCap(cap: number): void {
    this.#cap = cap;
  }

  end(halt: Halt): void {
    this.#halt = halt;
  }

  changeBatch(batch: BatchProgress): void {
    this.#hasBatches = true;
    if (batch.state === 'collected') this.#batches.delete(batch.jobId);
    else this.#batches.set(batch.jobId, batch);
  }

  stateAt(atMs: number): ProviderState {
    const models = [...this.#models.values()].map((tally) => tally.state);
    return {
      provider: this.#provider,
      ...rowSums(models),
      inFlight: sumOf(models, 'inFlight'),
      cap: this.#cap,
      pauses: [...this.#pauses.values()],
      pauseCount: this.#clock.count,
      pausedMs: this.#clock.pausedMs(atMs),
      modelPauses: this.#modelPauses(atMs),
      halt: this.#halt,
      rowsPerMs: this.#throughput.perMs(this.#activeMs),
      models,
      ...(this.#hasBatches && { batches: [...this.#batches.values()] }),
    };
  }

  #modelPauses(atMs: number): readonly ModelPauses[] {
    return [...this.#modelClocks].map(([model, clock]) => ({
      model,
      pauseCount: clock.count,
      pausedMs: clock.pausedMs(atMs),
    }));
  }
}
