/** Time that a measurement counts with at least, in milliseconds: calls of one moment have no rate. */
const SHORTEST_MS = 20;
/** Calls that make a measurement, and those without which there is nothing to learn. */
const ENOUGH_CALLS = 20;
const FEW_CALLS = 3;

/**
 * How many calls a server has accepted since a moment, and at what rate.
 *
 * Counts calls that were sent and not refused. At both ends of a measurement the server has nothing left; so what it
 * accepted in between is what came back to it meanwhile, and less than one call more. Over the whole time that is less
 * than its rate, because it fills up in a pause and then loses what comes; without the pauses it is more. The rate lies
 * in between, nearer to the former the more of the time was paused.
 */
export class Measurement {
  readonly sinceMs: number;
  calls = 0;
  /** Time in which the server was left alone because it asked for that. */
  pausedMs = 0;
  /** Time in which nobody wanted to send: it does not count. */
  idleMs = 0;

  constructor(sinceMs: number) {
    this.sinceMs = sinceMs;
  }

  /** Whether they are enough to believe its rate. */
  get isEnough(): boolean {
    return this.calls >= ENOUGH_CALLS;
  }

  /** Whether they are too few to learn anything. */
  get isFew(): boolean {
    return this.calls < FEW_CALLS;
  }

  /** Calls per millisecond, if so many of them count. */
  perMs(nowMs: number, counted: number = this.calls): number {
    const wholeMs = Math.max(SHORTEST_MS, nowMs - this.sinceMs - this.idleMs);
    const activeMs = Math.max(SHORTEST_MS, wholeMs - this.pausedMs);
    const calls = Math.max(0, counted) + 1;
    const paused = Math.min(1, this.pausedMs / wholeMs);
    return (calls / wholeMs) ** paused * (calls / activeMs) ** (1 - paused);
  }
}
