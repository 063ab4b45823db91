import { BehaviorSubject, type Observable } from 'rxjs';

/** Rows that may wait for their next attempt beside those that have a place. */
const MOST_WAITING = 1000;

/** The place of one row. */
export interface LanePlace {
  /** The row waits for its next attempt, and others may take its place meanwhile. */
  leave(): void;
  /** The row goes on, or is over. */
  take(): void;
}

/**
 * How many rows a lane has on their way: as many as it has places, and besides those that wait for their next attempt.
 *
 * A row that backs off makes no call. If it kept its place, a server that refuses one call in ten by chance would get a
 * fraction of the calls that it takes. How many calls are made at once is up to the gate; the rows that wait are bounded.
 *
 * @example
 * const places = new LanePlaces(10);
 * rows.pipe(mergeLane((row) => complete(row), { concurrency: places.count }))
 */
export class LanePlaces {
  #places: number;
  readonly #count: BehaviorSubject<number>;
  #waiting = 0;

  /** Rows at once, for `mergeLane`. */
  readonly count: Observable<number>;

  constructor(places: number) {
    this.#places = places;
    this.#count = new BehaviorSubject(places);
    this.count = this.#count.asObservable();
  }

  /** The place of a row that has one. */
  place(): LanePlace {
    return new Place(this.#wait);
  }

  /** As many rows have a place from now on; `0` holds those that have none yet. */
  resize(places: number): void {
    this.#places = places;
    this.#tell();
  }

  readonly #wait = (more: 1 | -1): void => {
    this.#waiting += more;
    this.#tell();
  };

  #tell(): void {
    const count = this.#places + Math.min(this.#waiting, MOST_WAITING);
    if (count !== this.#count.value) this.#count.next(count);
  }
}

class Place implements LanePlace {
  readonly #wait: (more: 1 | -1) => void;
  #isWaiting = false;

  constructor(wait: (more: 1 | -1) => void) {
    this.#wait = wait;
  }

  leave(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#wait(1);
  }

  take(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#wait(-1);
  }
}
