/** Rows in a row that do not reach the server, after which it is the server. */
const ROWS = 10;
/** Longest time between two probes, in milliseconds. */
const LONGEST_PROBE_MS = 15_000;

export interface ReachabilityOptions {
  /** Rows at once. */
  readonly places: number;
  /** How long a server that was there before is probed, in milliseconds. */
  readonly maxWaitMs: number;
}

/** What an attempt that did not reach the server means: only its row, a probe after a while, or the end. */
export type Verdict =
  | { readonly type: 'row' }
  | { readonly type: 'probe'; readonly inMs: number }
  | { readonly type: 'down' };

/** Tells a server that is down from a call that went astray. */
export class Reachability {
  readonly #options: ReachabilityOptions;
  readonly #rows = new Set<number>();
  #answered = false;
  #probes = 0;
  #downSinceMs: number | undefined;

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  /** The server has said something. */
  reached(): void {
    this.#rows.clear();
    this.#probes = 0;
    this.#downSinceMs = undefined;
  }

  /** The server has answered a question. */
  answered(): void {
    this.#answered = true;
    this.reached();
  }

  /** An attempt of the row at this position did not reach the server. */
  missed(position: number, nowMs: number): Verdict {
    this.#rows.add(position);
    this.#downSinceMs ??= nowMs;
    // Where fewer rows run at once, their retries would be used up before ten of them have tried.
    const enough = this.#answered ? Math.min(ROWS, this.#options.places) : ROWS;
    if (this.#rows.size < enough) return { type: 'row' };
    if (!this.#answered || nowMs - this.#downSinceMs >= this.#options.maxWaitMs) return { type: 'down' };
    this.#probes += 1;
    return { type: 'probe', inMs: Math.min(1000 * 2 ** (this.#probes - 1), LONGEST_PROBE_MS) };
  }
}
