import { type Link, LinkedList } from '../../queues/linkedList.js';

/** Time after which a call that has not been refused is believed to be taken, in milliseconds, to begin with. */
const SHORTEST_MS = 50;
/** How much longer than the slowest refusal it has to be. */
const MARGIN = 1.5;

/** A call whose fate is awaited. */
export interface Settled {
  readonly startedMs: number;
  /** Where it is awaited. */
  awaited?: Link;
}

/**
 * Calls that are on their way and not refused, in the order in which they were sent. Refusals come at once, answers take
 * their time: a call that has been on its way for longer than refusals take is taken.
 */
export class Settling<Call extends Settled> {
  readonly #calls = new LinkedList<Call>();
  #settledMs = SHORTEST_MS;

  get size(): number {
    return this.#calls.size;
  }

  add(call: Call): void {
    call.awaited = this.#calls.append(call);
  }

  /** The call is over. Returns whether it was still awaited. */
  remove(call: Call): boolean {
    return call.awaited?.remove() ?? false;
  }

  /** The calls that are awaited, in the order in which they were sent. */
  [Symbol.iterator](): Iterator<Call> {
    return this.#calls[Symbol.iterator]();
  }

  /** A refusal took so long, in milliseconds. */
  refused(tookMs: number): void {
    this.#settledMs = Math.max(this.#settledMs, MARGIN * tookMs);
  }

  /** Calls that are taken by now, each once. */
  taken(nowMs: number): readonly Call[] {
    const taken: Call[] = [];
    for (let call = this.#calls.first; call && this.#isTaken(call, nowMs); call = this.#calls.first) {
      this.#calls.shift();
      taken.push(call);
    }
    return taken;
  }

  /** Milliseconds until the next one is taken; `Infinity` where none is awaited. */
  waitMs(nowMs: number): number {
    const { first } = this.#calls;
    return first === undefined
      ? Number.POSITIVE_INFINITY
      : Math.max(1, first.startedMs + this.#settledMs - nowMs);
  }

  #isTaken(call: Call, nowMs: number): boolean {
    return call.startedMs + this.#settledMs <= nowMs;
  }
}
