import { LimitPace, type LimitPaceOptions } from '../../../src/operators/pace/limitPace.js';
import type { PaceChange } from '../../../src/operators/pace/paceChanges.js';
import type { PacedCall, Refusal } from '../../../src/operators/pace/pacedCall.js';

export const reason = '429';

/** A pace without chance, and what it tells of its changes. */
export function watchedPace(options: LimitPaceOptions = {}) {
  const pace = new LimitPace({ random: () => 0, ...options });
  const changes: PaceChange[] = [];
  pace.changes.subscribe((change) => changes.push(change));
  /** Starts that many calls at once, whatever the pace says. */
  const start = (nowMs: number, calls: number) => Array.from({ length: calls }, () => pace.start(nowMs, 0));
  const accept = (nowMs: number, calls: readonly PacedCall[]) => {
    for (const call of calls) {
      pace.accept(call, nowMs);
      pace.end();
    }
  };
  const refuse = (
    nowMs: number,
    calls: readonly PacedCall[],
    delayMs?: number,
    how: Partial<Refusal> = {},
  ) => {
    for (const call of calls) {
      pace.refuse(call, nowMs, { reason, delayMs, ...how });
      pace.end();
    }
  };
  return { pace, changes, start, accept, refuse };
}
