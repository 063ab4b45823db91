import { BehaviorSubject, type Observable } from 'rxjs';

/** Rows at once that are rendered and written down. */
const AT_ONCE = 20;

/**
 * How many rows of a lane are taken at once: none before it is known which jobs earlier runs have left, and none while a
 * job is not submitted, as rows that would wait on disk can as well wait in the queue.
 */
export class RowPlaces {
  readonly #count = new BehaviorSubject(0);
  #unsubmitted = 0;
  #isOpen = false;

  /** Rows at once, for `mergeLane`. */
  readonly count: Observable<number> = this.#count.asObservable();

  /** Whether the jobs of earlier runs are known. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The jobs of earlier runs are known. */
  open(): void {
    this.#isOpen = true;
    this.#tell();
  }

  /** A job waits to be submitted. */
  sealed(): void {
    this.#unsubmitted += 1;
    this.#tell();
  }

  /** A job that waited is submitted. */
  submitted(): void {
    this.#unsubmitted -= 1;
    this.#tell();
  }

  #tell(): void {
    this.#count.next(this.#isOpen && this.#unsubmitted === 0 ? AT_ONCE : 0);
  }
}
