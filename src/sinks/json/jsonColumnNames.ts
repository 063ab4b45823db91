/**
 * Columns that JSON in answers may come to. A spreadsheet holds 16,384; a row is as long as all of them, so that with keys
 * of its own for every row a file would grow with the square of its rows.
 */
export const MOST_JSON_COLUMNS = 1000;

/** Gathers names of columns, each once, up to a bound; what is beyond it goes to `beyond`, up to the same bound. */
export class JsonColumnNames {
  readonly names = new Set<string>();
  readonly #beyond: Set<string>;

  constructor(beyond: Set<string> = new Set()) {
    this.#beyond = beyond;
  }

  add(name: string): void {
    if (this.names.has(name)) return;
    const set = this.names.size < MOST_JSON_COLUMNS ? this.names : this.#beyond;
    if (set.size < MOST_JSON_COLUMNS) set.add(name);
  }
}
