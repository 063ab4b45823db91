import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { elapsedMs } from '../operators/elapsedMs.js';

const ORIGIN_MS = Date.now() - elapsedMs();

/**
 * `asyncScheduler` with a clock that never jumps: milliseconds since 1970 when the program began, and from there on as
 * they pass. When the system's clock is set, pauses, timeouts and latencies stay what they are.
 */
export const steadyScheduler: SchedulerLike = {
  now: () => Math.floor(ORIGIN_MS + elapsedMs()),
  schedule: asyncScheduler.schedule.bind(asyncScheduler),
};
