import { Column } from './column.js';

/** Ends a list of rows. */
export const NONE = -1;

/** Rows that belong together, such as those of one case. A group is named by its number, in order of appearance. */
export class RowGroups {
  readonly #groups = new Map<number, number>();
  readonly #groupOf = new Column((length) => new Uint32Array(length));
  readonly #firstOf = new Column((length) => new Int32Array(length));
  readonly #lastOf = new Column((length) => new Int32Array(length));
  readonly #nextOf = new Column((length) => new Int32Array(length));

  get count(): number {
    return this.#groups.size;
  }

  /** Puts a row, which comes behind all others, into the group of this key. */
  add(row: number, key: number): void {
    const known = this.#groups.get(key);
    const group = known ?? this.#groups.size;
    this.#groupOf.set(row, group);
    this.#nextOf.set(row, NONE);
    if (known === undefined) {
      this.#groups.set(key, group);
      this.#firstOf.set(group, row);
    } else {
      this.#nextOf.set(this.#lastOf.at(group), row);
    }
    this.#lastOf.set(group, row);
  }

  /** The group that a row is in. */
  of(row: number): number {
    return this.#groupOf.at(row);
  }

  first(group: number): number {
    return this.#firstOf.at(group);
  }

  /** The row behind this one in its group; `NONE` behind the last. */
  next(row: number): number {
    return this.#nextOf.at(row);
  }

  /** The rows of a group, in the order they were written. */
  *rows(group: number): Generator<number> {
    for (let row = this.first(group); row >= 0; row = this.next(row)) yield row;
  }
}
