import type { Lack } from './forecasts.js';

/** Names that are told apart: a file may name any number. */
const MOST_NAMES = 1000;

/** Counts what rows need and is not there. */
export class LackTally {
  readonly #lacks = new Map<string, { rows: number; readonly firstRow: number }>();

  add(name: string, rowNumber: number): void {
    const known = this.#lacks.get(name);
    if (known !== undefined) known.rows += 1;
    else if (this.#lacks.size < MOST_NAMES) this.#lacks.set(name, { rows: 1, firstRow: rowNumber });
  }

  /** The most needed first. */
  get lacks(): readonly Lack[] {
    return [...this.#lacks]
      .map(([name, counted]) => ({ name, ...counted }))
      .sort((one, other) => other.rows - one.rows);
  }
}
