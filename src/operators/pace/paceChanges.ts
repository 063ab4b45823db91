import { type Observable, Subject } from 'rxjs';

/** What is told of a pace. Times in milliseconds on the clock of its calls. */
export type PaceChange =
  | {
      readonly type: 'paused';
      readonly atMs: number;
      readonly untilMs: number;
      readonly reason: string;
    }
  /** What is left is spread over the time until there is more: the next call starts no sooner. */
  | {
      readonly type: 'slowed';
      readonly atMs: number;
      readonly untilMs: number;
      readonly reason: string;
    }
  | { readonly type: 'resumed' }
  | { readonly type: 'cap'; readonly cap: number };

/** Tells of the changes of a pace, each once. */
export class PaceChanges {
  readonly #changes = new Subject<PaceChange>();
  #isPaused = false;
  #cap: number;

  /** Emits a change when it is told. Never ends. */
  readonly all: Observable<PaceChange> = this.#changes.asObservable();

  /** @param cap Calls at once to begin with. */
  constructor(cap: number) {
    this.#cap = cap;
  }

  /** A pause begins, or becomes longer. */
  tellPaused(atMs: number, untilMs: number, reason: string): void {
    this.#isPaused = true;
    this.#changes.next({ type: 'paused', atMs, untilMs, reason });
  }

  /** No pause holds calls back. */
  tellResumed(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#changes.next({ type: 'resumed' });
  }

  /** So many calls at once are allowed. */
  tellCap(cap: number): void {
    if (cap === this.#cap) return;
    this.#cap = cap;
    this.#changes.next({ type: 'cap', cap });
  }

  tellSlowed(slowed: Extract<PaceChange, { type: 'slowed' }>): void {
    this.#changes.next(slowed);
  }
}
