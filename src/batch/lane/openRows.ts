import { EMPTY, ignoreElements, type Observable, Subject, take } from 'rxjs';
import type { Job } from '../job/job.js';

/** Counts the rows of a lane that have found neither a job nor their end so far. */
export class OpenRows {
  readonly #idle = new Subject<void>();
  #count = 0;
  #isInputEnded = false;

  /** Whether none is left, and the input brings no more. */
  get isNone(): boolean {
    return this.#isInputEnded && this.#count === 0;
  }

  add(): void {
    this.#count += 1;
  }

  remove(): void {
    this.#count -= 1;
  }

  endInput(): void {
    this.#isInputEnded = true;
  }

  /** Lets those go on that wait until none is left. */
  tellNone(): void {
    this.#idle.next();
  }

  /** Completes when every row of an earlier run's job may have asked for its answer. */
  allAsked({ unasked }: Job): Observable<never> {
    const isAsked = unasked === undefined || unasked.size === 0;
    return isAsked || this.isNone ? EMPTY : this.#idle.pipe(take(1), ignoreElements());
  }
}
