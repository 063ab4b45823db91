import type { AcceptedCalls } from './acceptedCalls.js';

/** Just under the rate that was accepted. */
export const CAUTION = 0.97;
/** Calls that a full bucket may have given at the beginning, but no more than half of all. */
const BURST = 20;
/** Part of a rate that comes from too few calls and is refused again: whatever was measured held what a full bucket gave. */
const VAGUE = 0.7;
/** The least part that is left by a step down which comes from hardly any calls. */
const LEAST = 0.1;

/** What a step down starts from. */
export interface LoweringOptions {
  readonly nowMs: number;
  /** The rate that was refused, in calls per millisecond; `undefined` where none is known yet. */
  readonly perMs: number | undefined;
  readonly accepted: AcceptedCalls;
  /** Whether the rate comes from enough calls. */
  readonly isSure?: boolean;
  /** Share of calls that is refused by chance. */
  readonly chance: number;
}

/**
 * The rate, in calls per millisecond, to go down to when a refusal tells of load: a little less than what was accepted,
 * the more of which is refused by chance the more may be sent. The fewer calls it was measured by, the less it is believed.
 */
export function loweredPerMs({ nowMs, perMs, accepted, isSure = false, chance }: LoweringOptions): number {
  const { ofLate } = accepted;
  const allowed = (acceptedPerMs: number) => (CAUTION * acceptedPerMs) / (1 - chance);
  if (perMs === undefined) {
    const { calls } = ofLate;
    return allowed(ofLate.perMs(nowMs, Math.max(calls / 2, calls - BURST)));
  }
  if (ofLate.isEnough) return Math.min(perMs, allowed(ofLate.perMs(nowMs)));
  if (!ofLate.isFew && isSure) return Math.max(perMs * VAGUE, Math.min(perMs, allowed(ofLate.perMs(nowMs))));
  if (!ofLate.isFew) return Math.min(perMs * VAGUE, allowed(ofLate.perMs(nowMs)));
  return Math.max(perMs * LEAST, Math.min(perMs * VAGUE, allowed(accepted.leastPerMs(nowMs, 1))));
}
