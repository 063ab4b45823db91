import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs';
import { longTimers } from '../longTimers.js';
import type { Pace } from '../pace/pace.js';
import { UNPACED } from '../pace/unpaced.js';
import { positive } from '../positive.js';
import type { GateCall, GateGroup, GateOptions } from './gateOptions.js';
import { LineGroup } from './lineGroup.js';
import { QueuedCall } from './queuedCall.js';
import { WaitingLine } from './waitingLine.js';

/** Where the calls of a key wait. */
interface Place {
  readonly line: WaitingLine;
  readonly group: LineGroup;
}

/**
 * Admits calls, one at a time, when everything they need is there at once: the paces of their key and of its group allow
 * a call, and a permit of the group and one of the cap over all are free. Checked one after the other, no order of these
 * works: a rate token spent while waiting for a permit makes bursts, a permit held while waiting for the rate starves
 * the other keys.
 *
 * ```
 * pace of a  ---|               a, b: models of one provider with 2 permits; c: another provider
 * call b1    -----b|            is asked for behind a1 and a2: they hold no permit while they wait
 * call c1    -----c|
 * call a1       ------a|        takes the second permit of its provider
 * call a2          --a|         takes the permit of b1
 * ```
 *
 * Groups that can go are served in turn, so that none starves where permits over all are scarce. Within a group, of the
 * keys that can go, the call with the lowest position goes; within a key nobody overtakes. Use it through the operator
 * `throughGate`.
 *
 * @example
 * const pace = new LimitPace({ cap: 20, rateLimit: { limit: 500, periodMs: 60_000 } });
 * const gate = new Gate({ permits: 100, paceOf: () => pace });
 * complete(request).pipe(throughGate(gate, { key: 'openai' }))
 */
export class Gate {
  readonly #places = new Map<string, Place>();
  readonly #groups = new Map<GateGroup, LineGroup>();
  readonly #paceOf: (key: string) => Pace;
  readonly #groupOf: (key: string) => GateGroup;
  readonly #scheduler: SchedulerLike;
  #free: number;
  /** Calls that wait, over all keys. */
  #waiting = 0;
  #turns = 0;
  #admitting = false;
  #alarm: Subscription | undefined;

  /** Throws `RangeError` for permits that are not positive. */
  constructor({
    permits = Infinity,
    paceOf = () => UNPACED,
    groupOf = () => ({}),
    scheduler = asyncScheduler,
  }: GateOptions = {}) {
    this.#free = positive('permits', permits);
    this.#paceOf = paceOf;
    this.#groupOf = groupOf;
    this.#scheduler = longTimers(scheduler);
  }

  /**
   * Queues a call; `enter` is called once it is admitted, at once if it can be. The function it is given, which is
   * also returned, gives the place back, in the queue or behind the gate; calling it twice does no harm.
   */
  queue(call: GateCall, enter: (leave: () => void) => void): () => void {
    const place = this.#place(call.key);
    const queued = new QueuedCall(call, enter, () => {
      if (queued.state === 'gone') return;
      if (queued.state === 'inside') {
        this.#free += 1;
        place.group.free += 1;
      } else if (place.line.remove(queued)) this.#waiting -= 1;
      queued.state = 'gone';
      this.admit();
    });
    place.line.add(queued);
    this.#waiting += 1;
    this.admit();
    return queued.leave;
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

  /** One turn of the groups, one call each. Returns 0 if any was admitted, else the time until one could be. */
  #pass(): number {
    let wakeMs = Infinity;
    for (const group of this.#groupsInTurn()) {
      if (this.#free === 0) break;
      if (group.free === 0) continue;
      const turn = group.turn(this.#scheduler.now());
      if ('waitMs' in turn) {
        wakeMs = Math.min(wakeMs, turn.waitMs);
        continue;
      }
      // Not before another call ends, which comes back here.
      if (!turn.call.claim()) continue;
      turn.line.remove(turn.call);
      this.#turns += 1;
      group.servedAt = this.#turns;
      group.free -= 1;
      this.#waiting -= 1;
      this.#free -= 1;
      turn.call.enter();
      wakeMs = 0;
    }
    return wakeMs;
  }

  /** Who was served last is asked last. */
  #groupsInTurn(): Iterable<LineGroup> {
    const groups = this.#groups.values();
    return this.#groups.size < 2 ? groups : [...groups].sort((one, other) => one.servedAt - other.servedAt);
  }

  #wakeIn(waitMs: number): void {
    this.#alarm?.unsubscribe();
    if (waitMs === Infinity) return;
    this.#alarm = this.#scheduler.schedule(() => this.admit(), Math.ceil(waitMs));
  }

  #place(key: string): Place {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const group = this.#group(this.#groupOf(key));
    const place = { line: new WaitingLine(this.#paceOf(key)), group };
    group.add(place.line);
    this.#places.set(key, place);
    return place;
  }

  #group(given: GateGroup): LineGroup {
    const known = this.#groups.get(given);
    if (known !== undefined) return known;
    const group = new LineGroup(given);
    this.#groups.set(given, group);
    return group;
  }
}
