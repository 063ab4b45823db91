import { LinkedList } from '../../queues/linkedList.js';
import type { OutageSign } from './outageSign.js';

/** Rows in a row without an answer, after which it is the server. */
const ROWS = 10;
/** Longest time between two probes, in milliseconds. */
const LONGEST_PROBE_MS = 15_000;

/** What a sign of an outage means: only its row, a probe after a while, a wait for that, or that nobody ever was there. */
export type Verdict =
  | { readonly type: 'row' }
  | { readonly type: 'probe' | 'wait'; readonly inMs: number }
  | { readonly type: 'gone' };

interface SentCall {
  readonly position: number;
  /** What is sent before another call ends is of one volley. */
  readonly volley: number;
}

/**
 * Tells a server that is down from a call that went astray.
 *
 * It is down when rows fail one after the other and the server says nothing else in between: ten of them, or as many
 * as there are. A row that fails again after others were answered is suspect, and proves nothing. Nor does a call that was
 * sent no later than one that is answered.
 */
export class Outage {
  readonly #places: number;
  /** How many rows are on their way, those that wait for their next attempt included. */
  #rows = 0;
  readonly #suspects = new Set<number>();
  /** Rows that failed since the server said anything else, and whether each is on its way. */
  readonly #missed = new Map<number, boolean>();
  /** In the order in which they were sent. */
  readonly #inFlight = new LinkedList<SentCall>();
  #volley = 0;
  /** The latest volley to a call of which the server said anything. */
  #reachedVolley = -1;
  /** The latest volley that was sent before a probe was decided on. */
  #probedVolley = -1;
  #answered = false;
  #probes = 0;

  /** @param places Rows at once. */
  constructor(places: number) {
    this.#places = places;
  }

  enter(position: number): void {
    this.#rows += 1;
    this.#note(position, true);
  }

  leave(position: number): void {
    this.#rows -= 1;
    this.#note(position, false);
    this.#suspects.delete(position);
  }

  /** A call is sent. Returns what is to be called when it is over. */
  asked(position: number): () => void {
    const sent = this.#inFlight.append({ position, volley: this.#volley });
    return () => {
      sent.remove();
      this.#volley += 1;
    };
  }

  /** The server has answered a question. */
  answered(position: number): void {
    this.#answered = true;
    this.reached(position);
  }

  /** The server has said something to a row, if only that it refuses it. */
  reached(position: number): void {
    // What is empty makes an iterator, and gets a new table, all the same.
    if (this.#missed.size > 0) this.#suspectMissed();
    this.#suspects.delete(position);
    this.#reachedVolley = Math.max(this.#reachedVolley, this.#volleyOf(position));
    this.#probes = 0;
  }

  /**
   * An attempt of a row ended with a sign of an outage. Its call counts as in flight.
   *
   * @param speaks Whether the server, or a proxy, answered at all.
   */
  missed(position: number, sign: OutageSign, speaks: boolean): Verdict {
    const volley = this.#volleyOf(position);
    // A server that has spoken to one that was sent no earlier was there, and had no room for this one.
    if (volley <= this.#reachedVolley || (speaks && this.#isOvertaking(position))) {
      this.#suspects.add(position);
      return { type: 'row' };
    }
    // While more calls are on their way than have failed, some of them may be answered.
    const enough = Math.max(this.#enough(sign), speaks ? this.#inFlight.size : 0);
    if (!this.#suspects.has(position) && this.#missed.size < Math.max(ROWS, enough))
      this.#missed.set(position, true);
    if (this.#missed.size < enough) return { type: 'row' };
    if (sign === 'refused' && !this.#answered) return { type: 'gone' };
    // A volley that fails is one probe.
    const isNext = volley > this.#probedVolley;
    if (isNext) this.#probes += 1;
    this.#probedVolley = this.#volley;
    const inMs = Math.min(1000 * 2 ** (this.#probes - 1), LONGEST_PROBE_MS);
    return { type: isNext ? 'probe' : 'wait', inMs };
  }

  #suspectMissed(): void {
    for (const [row, isOnItsWay] of this.#missed) if (isOnItsWay) this.#suspects.add(row);
    this.#missed.clear();
  }

  #note(position: number, isOnItsWay: boolean): void {
    if (this.#missed.has(position)) this.#missed.set(position, isOnItsWay);
  }

  /**
   * Whether older calls are still in flight: failures are quick, and answers that are worked at take their time. A few
   * that hang are none.
   */
  #isOvertaking(position: number): boolean {
    const older = [...this.#inFlight].findIndex((call) => call.position === position);
    return older > Math.max(1, this.#inFlight.size / 10);
  }

  #volleyOf(position: number): number {
    let place = this.#inFlight.head;
    while (place.value !== undefined && place.value.position !== position) place = place.next;
    return place.value?.volley ?? this.#volley;
  }

  #enough(sign: OutageSign): number {
    const unsuspected = this.#rows - this.#suspects.size;
    return Math.max(sign === 'fault' ? 2 : 1, Math.min(ROWS, this.#places, unsuspected));
  }
}
