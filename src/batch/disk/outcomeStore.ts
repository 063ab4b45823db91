import { DiskLines } from './diskLines.js';

/** Where a line is on disk. */
interface Place {
  readonly at: number;
  readonly bytes: number;
}

/**
 * What became of the requests of a job, on disk, to be found by their ids: it comes in any order, and may be larger than
 * memory. Of several outcomes of one request the first counts.
 */
export class OutcomeStore {
  readonly #idIn: (line: string) => string | undefined;
  #lines = new DiskLines();
  #places = new Map<string, Place>();

  constructor(idIn: (line: string) => string | undefined) {
    this.#idIn = idIn;
  }

  /** Forgets everything: the outcomes come once more. */
  reset(): void {
    this.#lines.close();
    this.#lines = new DiskLines();
    this.#places = new Map();
  }

  readonly add = (line: string): void => {
    const id = this.#idIn(line) ?? '';
    if (this.#places.has(id)) return;
    const at = this.#lines.add(line);
    this.#places.set(id, { at, bytes: this.#lines.bytes - at - 1 });
  };

  /** The outcome of a request, if there is one, which is given away: each belongs to one request. */
  take(id: string): string | undefined {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    this.#places.delete(id);
    return this.#lines.at(place.at, place.bytes);
  }

  /** Ids that nobody has asked for so far. */
  get left(): Iterable<string> {
    return this.#places.keys();
  }

  close(): void {
    this.#places.clear();
    this.#lines.close();
  }
}
