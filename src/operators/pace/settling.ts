import { type Link, LinkedList } from '../../queues/linkedList.js';

/** Time after which a call that has not been refused is believed to be taken, in milliseconds, to begin with. */
const SHORTEST_MS = 50;
/** How much longer than the slowest refusal it has to be. */
const MARGIN = 1.5;

/** A call whose fate is awaited. */
export interface Settled {
  readonly startedMs: number;
  /** Calls are numbered from 1, in the order in which they are sent. */
  readonly order: number;
  /** Where it is awaited. */
  awaited?: Link;
  /** Whether it was refused. */
  isRefused?: boolean;
}

/**
 * Calls whose fate is awaited, in the order in which they were sent. Refusals come at once, answers take their time: a
 * call that has been on its way for longer than refusals take is taken. One that is refused keeps its place as long:
 * calls of one moment arrive in any order, and what is sent in its place before the fate of those is known is refused, too.
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

  /** The number of the first call that is awaited; `Infinity` where none is. */
  get firstOrder(): number {
    return this.#calls.first?.order ?? Number.POSITIVE_INFINITY;
  }

  /** The call is refused. */
  refuse(call: Call, nowMs: number): void {
    call.isRefused = true;
    this.#settledMs = Math.max(this.#settledMs, MARGIN * (nowMs - call.startedMs));
  }

  /** Calls that are taken by now, each once. */
  taken(nowMs: number): readonly Call[] {
    const taken: Call[] = [];
    for (let call = this.#calls.first; call && this.#isTaken(call, nowMs); call = this.#calls.first) {
      this.#calls.shift();
      if (!call.isRefused) taken.push(call);
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
