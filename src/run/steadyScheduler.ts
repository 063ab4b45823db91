import { asyncScheduler, type SchedulerLike } from 'rxjs';

const ORIGIN_MS = Date.now() - passedMs();

/**
 * `asyncScheduler` with a clock that never jumps: milliseconds since 1970 when the program began, and from there on as
 * they pass. When the system's clock is set, pauses, timeouts and latencies stay what they are.
 */
export const steadyScheduler: SchedulerLike = {
  now: () => Math.floor(ORIGIN_MS + passedMs()),
  schedule: asyncScheduler.schedule.bind(asyncScheduler),
};

/** Since some moment in the past. Not by `performance`, which Node takes a millisecond to load. */
function passedMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
