import type { SchedulerLike, Subscription } from 'rxjs';
import { longTimers } from '../operators/longTimers.js';
import { LinkedList } from '../queues/linkedList.js';

/** How late an alarm may ring before it is clear that the whole process stood still: stopped, or the machine asleep. */
const STILL_MS = 250;
/** What the process then has to read answers that came meanwhile. */
const READING_MS = 1000;

interface Deadline {
  readonly atMs: number;
  readonly late: () => void;
}

/**
 * The time limit of all calls, on one timer: since all have as long, they run out in the order in which they began, on
 * a clock that never goes back. After a time in which the process stood still (Ctrl-Z and `fg`, a closed lid) it reads
 * before anything is judged: answers may have come that only wait to be read.
 */
export class Deadlines {
  /** What every call has, in milliseconds. */
  readonly limitMs: number;
  readonly #scheduler: SchedulerLike;
  /** The next to run out comes first. */
  readonly #running = new LinkedList<Deadline>();
  #alarm: Subscription | undefined;
  #isReading = false;

  constructor(limitMs: number, scheduler: SchedulerLike) {
    this.limitMs = limitMs;
    this.#scheduler = longTimers(scheduler);
  }

  /** Calls `late` when the time is over, unless the function that it returns is called before. */
  start(late: () => void): () => void {
    const deadline = { atMs: this.#scheduler.now() + this.limitMs, late };
    const link = this.#running.append(deadline);
    this.#alarm ??= this.#wakeIn(this.limitMs);
    return () => {
      if (!link.remove() || this.#running.size > 0) return;
      // Nothing may keep a process alive that has nothing left to do.
      this.#alarm?.unsubscribe();
      this.#alarm = undefined;
      this.#isReading = false;
    };
  }

  #wakeIn(waitMs: number): Subscription {
    return this.#scheduler.schedule(() => this.#ring(), waitMs);
  }

  #ring(): void {
    const nowMs = this.#scheduler.now();
    const { first } = this.#running;
    const stoodStill = first !== undefined && nowMs - first.atMs > STILL_MS;
    this.#isReading = stoodStill && !this.#isReading;
    if (this.#isReading) {
      this.#alarm?.unsubscribe();
      this.#alarm = this.#wakeIn(READING_MS);
      return;
    }
    try {
      for (let next = this.#running.first; next && next.atMs <= nowMs; next = this.#running.first) {
        this.#running.shift();
        next.late();
      }
    } finally {
      this.#alarm?.unsubscribe();
      const { first: next } = this.#running;
      this.#alarm = next && this.#wakeIn(Math.max(next.atMs - nowMs, 0));
    }
  }
}
