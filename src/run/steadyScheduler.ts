import { asyncScheduler, type SchedulerLike } from 'rxjs';

const ORIGIN_MS = performance.timeOrigin;

/**
 * `asyncScheduler` with a clock that never jumps: milliseconds since 1970 when the process began, and from there on as
 * they pass. When the system's clock is set, pauses, timeouts and latencies stay what they are.
 *
 * See https://nodejs.org/api/perf_hooks.html#performancetimeorigin
 */
export const steadyScheduler: SchedulerLike = {
  now: () => Math.floor(ORIGIN_MS + performance.now()),
  schedule: asyncScheduler.schedule.bind(asyncScheduler),
};
