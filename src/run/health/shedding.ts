/** How many rows back it looks. */
const ROWS = 10;

/** Tells a server that sheds load from one that fails by chance, by what became of the last rows. */
export class Shedding {
  /** Whether the last attempt of each row was turned away, the latest row last. */
  readonly #turnedAway = new Map<number, boolean>();

  /** An attempt of a row has ended. Returns how many of the last ten rows were turned away. */
  note(position: number, turnedAway: boolean): number {
    this.#turnedAway.delete(position);
    this.#turnedAway.set(position, turnedAway);
    const [oldest] = this.#turnedAway.keys();
    if (this.#turnedAway.size > ROWS && oldest !== undefined) this.#turnedAway.delete(oldest);
    return [...this.#turnedAway.values()].filter(Boolean).length;
  }
}
