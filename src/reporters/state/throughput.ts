/** Longest and shortest look back: this many marks, at least so far apart. */
const MARKS = 30;
const MARK_MS = 1000;

interface Mark {
  readonly atMs: number;
  readonly rows: number;
}

/**
 * How many rows come per millisecond lately: over the last half minute, or over the last thirty rows where these took
 * longer.
 */
export class Throughput {
  readonly #marks: Mark[] = [];
  #rows = 0;

  /** The first call is sent: what comes is counted from here. */
  begin(atMs: number): void {
    if (this.#marks.length === 0) this.#marks.push({ atMs, rows: 0 });
  }

  /** A row is finished. */
  add(atMs: number): void {
    this.begin(atMs);
    this.#rows += 1;
    const last = this.#marks.at(-1);
    if (last !== undefined && atMs - last.atMs < MARK_MS) return;
    this.#marks.push({ atMs, rows: this.#rows });
    if (this.#marks.length > MARKS) this.#marks.shift();
  }

  /** `undefined` before the first row. */
  perMs(atMs: number): number | undefined {
    const [first] = this.#marks;
    if (first === undefined || this.#rows === first.rows || atMs <= first.atMs) return undefined;
    return (this.#rows - first.rows) / (atMs - first.atMs);
  }
}
