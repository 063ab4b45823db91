import { LinkedList } from '../../queues/linkedList.js';

/** Time after which a call that has not been refused is believed to be taken, in milliseconds, to begin with. */
const SHORTEST_MS = 50;
/** How much longer than the slowest refusal it has to be. */
const MARGIN = 1.5;
/** Calls that are sent within so many milliseconds may arrive in any order. */
const MOMENT_MS = 5;

const NONE: readonly never[] = [];

/** A call whose fate is awaited. */
export interface Settled {
  readonly startedMs: number;
  /** Calls are numbered from 1, in the order in which they are sent. */
  readonly order: number;
  /** Calls in flight when it was sent, itself included, without those that are known to have been refused. */
  inFlight: number;
  /** The same when it may have arrived, once it is refused. */
  mostInFlight?: number;
  /** Whether it is among those whose fate is awaited. */
  isAwaited?: boolean;
  /** How it ended. */
  fate?: 'answered' | 'refused' | 'failed' | undefined;
}

/**
 * Calls whose fate is awaited, in the order in which they were sent. Refusals come at once, answers take their time: a
 * call that has been on its way for longer than refusals take is taken. One that is refused keeps its place as long:
 * calls of one moment arrive in any order, and what is sent in its place before the fate of those is known is refused, too.
 * For the same reason an answered call counts as taken when the fate of those is known that were sent before it: only
 * then is it known how many were beside it.
 */
export class Settling<Call extends Settled> {
  readonly #calls = new LinkedList<Call>();
  #settledMs = SHORTEST_MS;
  /** Those of them that were answered. */
  #answered = 0;

  /** Calls that may be refused yet, or were so just now. */
  get size(): number {
    return this.#calls.size - this.#answered;
  }

  add(call: Call): void {
    this.#calls.append(call);
    call.isAwaited = true;
  }

  /** The number of the first call that is awaited; `Infinity` where none is. */
  get firstOrder(): number {
    return this.#calls.first?.order ?? Number.POSITIVE_INFINITY;
  }

  /** The call is over, and was not refused. */
  end(call: Call, fate: 'answered' | 'failed'): void {
    if (!call.isAwaited) return;
    call.fate = fate;
    if (fate === 'answered') this.#answered += 1;
  }

  /**
   * The call is refused. It took no place at the server: those that were sent meanwhile had fewer beside them. It may have
   * arrived with as many as one of the same moment that was answered before.
   */
  refuse(call: Call, nowMs: number): void {
    let mostInFlight = call.inFlight;
    for (const later of this.#calls) {
      if (later.order <= call.order) continue;
      const isOfMoment = later.startedMs - call.startedMs <= MOMENT_MS && later.fate === 'answered';
      if (isOfMoment) mostInFlight = Math.max(mostInFlight, later.inFlight);
      later.inFlight -= 1;
    }
    call.fate = 'refused';
    call.mostInFlight = mostInFlight;
    this.#settledMs = Math.max(this.#settledMs, MARGIN * (nowMs - call.startedMs));
  }

  /** Calls that are taken by now, each once. */
  taken(nowMs: number): readonly Call[] {
    let taken: Call[] | undefined;
    let place = this.#calls.head;
    for (let call = place.value; call !== undefined; call = place.value) {
      const isLate = call.startedMs + this.#settledMs <= nowMs;
      if (call.fate === undefined && !isLate) break;
      const { next } = place;
      if (call.fate === 'answered' || isLate) {
        place.remove();
        call.isAwaited = false;
        if (call.fate === 'answered') this.#answered -= 1;
        if (call.fate !== 'refused') {
          // Mostly it is one: an array that grows begins with room for many.
          if (taken === undefined) taken = [call];
          else taken.push(call);
        }
      }
      place = next;
    }
    return taken ?? NONE;
  }

  /** Milliseconds until the next one is taken; `Infinity` where none is awaited. */
  waitMs(nowMs: number): number {
    const { first } = this.#calls;
    return first === undefined
      ? Number.POSITIVE_INFINITY
      : Math.max(1, first.startedMs + this.#settledMs - nowMs);
  }
}
