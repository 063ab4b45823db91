import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';

/** What a timer can hold, in milliseconds: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The same scheduler for delays of any length. Node's timers fire at once when a delay is longer than 2^31 - 1 ms, which
 * is 24.8 days; a longer one is waited for piece by piece here, and `Infinity` without end.
 *
 * @example
 * timer(60 * 24 * 3600 * 1000, longTimers(asyncScheduler)) // emits in 60 days
 */
export function longTimers(scheduler: SchedulerLike): SchedulerLike {
  return {
    now: () => scheduler.now(),
    schedule<State>(
      work: (this: SchedulerAction<State>, state?: State) => void,
      delayMs = 0,
      state?: State,
    ): Subscription {
      if (delayMs <= LONGEST_TIMER_MS) return scheduler.schedule(work, delayMs, state);
      let leftMs = delayMs - LONGEST_TIMER_MS;
      return scheduler.schedule<State>(
        function (state) {
          if (leftMs <= 0) return work.call(this, state);
          const pieceMs = Math.min(leftMs, LONGEST_TIMER_MS);
          leftMs -= pieceMs;
          this.schedule(state, pieceMs);
        },
        LONGEST_TIMER_MS,
        state,
      );
    },
  };
}
