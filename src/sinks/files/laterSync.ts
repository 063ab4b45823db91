import type { SchedulerLike, Subscription } from 'rxjs';

/** Is told once, with what went wrong, if anything did. */
type Settled = (error?: unknown) => void;

export interface LaterSyncOptions {
  /** Brings to the disk what is written by now. */
  readonly sync: (settled: Settled) => void;
  /** Longest time from a write to its sync, in milliseconds. */
  readonly withinMs: number;
  /** Clock for that. */
  readonly scheduler: SchedulerLike;
  /** Is told of the first failure, before all who wait for the end. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Syncs a file a while after it was written to, and once more at its end; never twice at a time. Nothing is synced behind
 * a failure.
 *
 * No stream of rxjs: that took apart what V8 had compiled of subscriptions for the rows, once a second.
 */
export class LaterSync {
  readonly #options: LaterSyncOptions;
  readonly #waiting: Settled[] = [];
  #timer: Subscription | undefined;
  #isSyncing = false;
  #isDue = false;
  #isEnding = false;
  #outcome: { readonly error: unknown } | undefined;

  constructor(options: LaterSyncOptions) {
    this.#options = options;
  }

  /** Something was written. */
  written(): void {
    if (this.#timer !== undefined || this.#isEnding || this.#outcome !== undefined) return;
    const due = () => {
      this.#timer = undefined;
      this.#sync();
    };
    this.#timer = this.#options.scheduler.schedule(due, this.#options.withinMs);
  }

  /** Nothing more will be written: syncs the rest at once. Whoever calls it later is told the same. */
  end(settled: Settled): void {
    if (this.#outcome !== undefined) {
      settled(this.#outcome.error);
      return;
    }
    this.#waiting.push(settled);
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#timer?.unsubscribe();
    this.#sync();
  }

  #sync(): void {
    this.#isDue = this.#isSyncing;
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    this.#options.sync((error) => {
      this.#isSyncing = false;
      if (error) this.#settle(error);
      else if (this.#isDue) this.#sync();
      else if (this.#isEnding) this.#settle();
    });
  }

  #settle(error?: unknown): void {
    this.#outcome = { error };
    this.#timer?.unsubscribe();
    if (error) this.#options.onFailure(error);
    for (const settled of this.#waiting) settled(error);
  }
}
