/** How many rows back it looks. */
const ROWS = 10;

/** Tells a server that sheds load from one that fails by chance, by what became of the last rows. */
export class Shedding {
  /** Whether the last attempt of each row was turned away, the latest row last. */
  readonly #turnedAway = new Map<number, boolean>();

  /** An attempt of a row has ended. Returns how many of the last ten rows were turned away. */
  note(position: number, turnedAway: boolean): number {
    // Rows before the first that is turned away make no difference, and a table that is changed by every row is garbage.
    if (!turnedAway && this.#turnedAway.size === 0) return 0;
    this.#turnedAway.delete(position);
    this.#turnedAway.set(position, turnedAway);
    const [oldest] = this.#turnedAway.keys();
    if (this.#turnedAway.size > ROWS && oldest !== undefined) this.#turnedAway.delete(oldest);
    const count = [...this.#turnedAway.values()].filter(Boolean).length;
    if (count === 0) this.#turnedAway.clear();
    return count;
  }
}
