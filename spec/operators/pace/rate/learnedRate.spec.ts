import { describe, expect, it } from 'vitest';
import { LearnedRate } from '../../../../src/operators/pace/rate/learnedRate.js';

const NONE_BY_CHANCE = { share: 0.1, chance: 0 };

/** A rate of about one call in 10 ms, known from 40 calls, and the time at which the next may be sent. */
function knownRate() {
  const rate = new LearnedRate();
  for (let call = 0; call < 40; call += 1) rate.start(10 * call);
  rate.lower(400, NONE_BY_CHANCE);
  return { rate, nowMs: 400 };
}

/** Sends calls as fast as the rate allows until `isOver`. Returns when the next may be sent. */
function sendUntil(rate: LearnedRate, fromMs: number, isOver: (sent: number) => boolean): number {
  let nowMs = fromMs;
  for (let sent = 0; !isOver(sent); sent += 1) {
    nowMs += rate.waitMs(nowMs);
    rate.conclude(nowMs);
    rate.start(nowMs);
  }
  return nowMs + rate.waitMs(nowMs);
}

/** Time between two calls, in milliseconds. */
function gapMs(rate: LearnedRate, nowMs: number): number {
  rate.start(nowMs);
  return rate.waitMs(nowMs);
}

describe('LearnedRate', () => {
  it('holds nothing back before a refusal tells of load', () => {
    const rate = new LearnedRate();
    rate.start(0);
    rate.hold();
    rate.stepBack(0, NONE_BY_CHANCE);

    expect([rate.isKnown, rate.isBeyond, rate.waitMs(0)]).toEqual([false, false, 0]);
  });

  it('sends a fifth less than was accepted at first, to see what is refused by chance', () => {
    const { rate, nowMs } = knownRate();
    const acceptedPerMs = 0.97 * (21 / 400);

    expect(gapMs(rate, nowMs + rate.waitMs(nowMs))).toBeCloseTo(1 / (0.8 * acceptedPerMs), 6);
  });

  it('goes back by a fifth when a rate that has grown far beyond what was measured is refused', () => {
    const { rate, nowMs } = knownRate();
    const farMs = sendUntil(
      rate,
      sendUntil(rate, nowMs, () => rate.isBeyond),
      (sent) => sent === 200,
    );
    const lastMs = sendUntil(rate, farMs, (sent) => sent === 1);
    const farGapMs = lastMs - farMs;
    const measuredGapMs = 1 / (0.97 * (21 / 400));
    expect(farGapMs).toBeLessThan(measuredGapMs / 1.25);

    rate.stepBack(lastMs, NONE_BY_CHANCE);
    expect(rate.isBeyond).toBe(false);
    expect(gapMs(rate, lastMs)).toBeGreaterThan(1.2 * farGapMs);
  });
});
