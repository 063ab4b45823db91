import { setImmediate } from 'node:timers/promises';
import { VirtualTimeScheduler } from 'rxjs';

/**
 * Virtual time for what waits for promises as well: it goes on from event to event, and behind each one all that need
 * not wait gets its turn.
 */
export class SteppedScheduler extends VirtualTimeScheduler {
  /** Lets time go on until this is there. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    promise.then(end, end);
    for (;;) {
      await setImmediate();
      if (isOver) return promise;
      this.#step();
    }
  }

  #step(): void {
    this.maxFrames = this.actions[0]?.delay ?? this.frame;
    this.flush();
  }
}
