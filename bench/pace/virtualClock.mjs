// @ts-check
import { Subscription } from 'rxjs';

/** @typedef {{ atMs: number, order: number, work: () => void, cancelled: boolean }} Alarm */

/**
 * A clock that jumps from one alarm to the next, so that hours pass in milliseconds. As a scheduler of RxJS it knows
 * what the operators of this project ask for: `now` and `schedule`. Alarms of the same moment ring in the order in which
 * they were set. They are kept in a binary heap: the scheduler of RxJS sorts all of them for every new one.
 *
 * @implements {Pick<import('rxjs').SchedulerLike, 'now'>}
 */
export class VirtualClock {
  /** @type {Alarm[]} */
  #heap = [];
  #order = 0;
  #nowMs = 0;

  now() {
    return this.#nowMs;
  }

  /**
   * @template State
   * @param {(this: import('rxjs').SchedulerAction<State>, state?: State) => void} work
   * @param {number} [delayMs]
   * @param {State} [state]
   * @returns {Subscription}
   */
  schedule(work, delayMs = 0, state) {
    const alarm = {
      atMs: this.#nowMs + Math.max(0, delayMs),
      order: this.#order++,
      // @ts-expect-error: none of our operators schedules itself again through its action.
      work: () => work.call(undefined, state),
      cancelled: false,
    };
    this.#push(alarm);
    return new Subscription(() => {
      alarm.cancelled = true;
    });
  }

  /** @param {number} [untilMs] stops before the first alarm behind it */
  run(untilMs = Infinity) {
    for (let next = this.#heap[0]; next !== undefined && next.atMs <= untilMs; next = this.#heap[0]) {
      this.#pop();
      if (next.cancelled) continue;
      this.#nowMs = next.atMs;
      next.work();
    }
  }

  /** @param {Alarm} alarm */
  #push(alarm) {
    const heap = this.#heap;
    let place = heap.push(alarm) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(alarm, heap[parent])) break;
      heap[place] = /** @type {Alarm} */ (heap[parent]);
      place = parent;
    }
    heap[place] = alarm;
  }

  #pop() {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child])) child += 1;
      const lesser = heap[child];
      if (lesser === undefined || !isBefore(lesser, last)) break;
      heap[place] = lesser;
      place = child;
    }
    heap[place] = last;
  }
}

/**
 * @param {Alarm} one
 * @param {Alarm | undefined} other
 */
function isBefore(one, other) {
  return (
    other !== undefined && (one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order))
  );
}
