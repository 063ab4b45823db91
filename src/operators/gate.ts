import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs';
import { longTimers } from './longTimers.js';

/** Says when the next call of one key may start. */
export interface Pace {
  /**
   * Milliseconds from `nowMs` until a call of `tokens` may start: `0` is now, `Infinity` not before another call ends.
   */
  waitMs(nowMs: number, tokens: number): number;
}

export interface GateOptions {
  /** Calls at once over all keys. Default `Infinity`. */
  permits?: number;
  /** The pace of each key. Default: no key ever has to wait for its own sake. */
  paceOf?: (key: string) => Pace;
  /** Clock for the waits. Default `asyncScheduler`. */
  scheduler?: SchedulerLike;
}

interface Waiting {
  readonly tokens: number;
  readonly claim: () => boolean;
  readonly enter: () => void;
}

interface Line {
  readonly pace: Pace;
  readonly waiting: Set<Waiting>;
  /** When it was served last, counted in calls of the gate. */
  turn: number;
}

const UNPACED: Pace = { waitMs: () => 0 };

/**
 * Admits calls, one at a time, when everything they need is there at once: the key's pace allows a call, and a permit
 * of the cap over all is free. Checked one after the other, no order of the two works: a rate token spent while
 * waiting for a permit makes bursts, a permit held while waiting for the rate starves the other keys.
 *
 * Within a key the order of arrival holds. Between keys that can go, permits are given in turn; a key that has to
 * wait holds none. Use it through the operator `throughGate`.
 */
export class Gate {
  readonly #lines = new Map<string, Line>();
  readonly #paceOf: (key: string) => Pace;
  readonly #scheduler: SchedulerLike;
  #free: number;
  /** Calls that wait, over all keys. */
  #waiting = 0;
  #turns = 0;
  #admitting = false;
  #alarm: Subscription | undefined;

  /** Throws `RangeError` for permits that are not positive. */
  constructor({ permits = Infinity, paceOf = () => UNPACED, scheduler = asyncScheduler }: GateOptions = {}) {
    if (!(permits > 0)) throw new RangeError(`permits must be positive, got ${permits}`);
    this.#free = permits;
    this.#paceOf = paceOf;
    this.#scheduler = longTimers(scheduler);
  }

  /**
   * Queues a call; `enter` is called once it is admitted, at once if it can be. The function it is given, which is
   * also returned, gives the place back, in the queue or behind the gate; calling it twice does no harm.
   * `claim` has the last word, when all else would let the call in: `false` is not before another call ends.
   */
  queue(
    key: string,
    tokens: number,
    enter: (leave: () => void) => void,
    claim: () => boolean = () => true,
  ): () => void {
    const line = this.#line(key);
    let inside = false;
    let gone = false;
    const leave = () => {
      if (gone) return;
      gone = true;
      if (inside) this.#free += 1;
      else if (line.waiting.delete(waiting)) this.#waiting -= 1;
      this.admit();
    };
    const waiting: Waiting = {
      tokens,
      claim,
      enter: () => {
        inside = true;
        enter(leave);
      },
    };
    line.waiting.add(waiting);
    this.#waiting += 1;
    this.admit();
    return leave;
  }

  /** Looks again, after something changed that only a pace knows of. */
  admit(): void {
    // A call that ends at once comes back here from inside the loop, which will see what it gave back.
    if (this.#admitting) return;
    this.#admitting = true;
    let wakeMs = 0;
    try {
      while (wakeMs === 0) wakeMs = this.#waiting === 0 ? Infinity : this.#pass();
    } finally {
      this.#admitting = false;
    }
    this.#wakeIn(wakeMs);
  }

  /** One turn of the keys, one call each. Returns 0 if any was admitted, else the time until one could be. */
  #pass(): number {
    let wakeMs = Infinity;
    const lines = [...this.#lines.values()];
    // Who was served last is asked last.
    if (lines.length > 1) lines.sort((one, other) => one.turn - other.turn);
    for (const line of lines) {
      const [next] = line.waiting;
      if (next === undefined || this.#free === 0) continue;
      const nowMs = this.#scheduler.now();
      const waitMs = line.pace.waitMs(nowMs, next.tokens);
      if (waitMs > 0) {
        wakeMs = Math.min(wakeMs, waitMs);
        continue;
      }
      // Not before another call ends, which comes back here.
      if (!next.claim()) continue;
      this.#turns += 1;
      line.turn = this.#turns;
      line.waiting.delete(next);
      this.#waiting -= 1;
      this.#free -= 1;
      next.enter();
      wakeMs = 0;
    }
    return wakeMs;
  }

  #wakeIn(waitMs: number): void {
    this.#alarm?.unsubscribe();
    if (waitMs === Infinity) return;
    this.#alarm = this.#scheduler.schedule(() => this.admit(), Math.ceil(waitMs));
  }

  #line(key: string): Line {
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const line: Line = { pace: this.#paceOf(key), waiting: new Set(), turn: 0 };
    this.#lines.set(key, line);
    return line;
  }
}
