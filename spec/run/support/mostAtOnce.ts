import type { SeenCall } from './testProvider.js';

/** Most calls in flight at one time, over several providers. A call that ends makes room for one that starts then. */
export function mostAtOnce(calls: readonly SeenCall[]): number {
  const changes = calls.flatMap(({ startedMs, endedMs = Number.POSITIVE_INFINITY }) => [
    { atMs: startedMs, change: 1 },
    { atMs: endedMs, change: -1 },
  ]);
  changes.sort((one, other) => one.atMs - other.atMs || one.change - other.change);
  let inFlight = 0;
  return Math.max(0, ...changes.map(({ change }) => (inFlight += change)));
}
