import { Subject } from 'rxjs';
import type { LeftReason } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import { LinkedList } from '../../queues/linkedList.js';
import { RowLeft } from './rowLeft.js';

/** What of a run goes on and what does not: the providers and models that are halted, and the end of it all. */
export class Halts {
  readonly #providers = new Set<string>();
  readonly #models = new Set<string>();
  readonly #watchers = new LinkedList<() => void>();
  readonly #stop = new Subject<void>();
  #stopped: 'interrupted' | 'budget' | undefined;

  /** Emits once nothing is to be started any more. */
  readonly stopped = this.#stop.asObservable();

  /** Starts no further call at all. */
  stop(): void {
    this.#stopped = 'interrupted';
    this.#stop.next();
    for (const look of this.#watchers) look();
  }

  /** Starts no further call, but reads on: what the budget leaves is counted. */
  endBudget(): void {
    this.#stopped ??= 'budget';
    for (const look of this.#watchers) look();
  }

  /** Starts no further call to this provider, or to this one model of it. Returns whether that is news. */
  halt(provider: string, model?: string): boolean {
    const set = model === undefined ? this.#providers : this.#models;
    const key = model === undefined ? provider : modelKey(provider, model);
    if (set.has(key)) return false;
    set.add(key);
    for (const look of this.#watchers) look();
    return true;
  }

  /** Whether nothing is to be started any more. */
  get isOver(): boolean {
    return this.#stopped !== undefined;
  }

  /** Calls after every halt, so that a waiting row looks again, until the returned function is called. */
  watch(look: () => void): () => void {
    const link = this.#watchers.append(look);
    return () => link.remove();
  }

  /** Why this row must not be sent, if it must not. */
  reason({ provider, model }: Pick<Experiment, 'provider' | 'model'>): LeftReason | undefined {
    if (this.#stopped !== undefined) return this.#stopped;
    const isHalted =
      this.#providers.has(provider) || (this.#models.size > 0 && this.#models.has(modelKey(provider, model)));
    return isHalted ? 'halted' : undefined;
  }

  /** Throws `RowLeft` for a row that must not be sent. */
  check(experiment: Experiment): void {
    const reason = this.reason(experiment);
    if (reason !== undefined) throw new RowLeft(reason);
  }
}

function modelKey(provider: string, model: string): string {
  return JSON.stringify([provider, model]);
}
