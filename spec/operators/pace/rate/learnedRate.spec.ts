import { describe, expect, it } from 'vitest';
import { LearnedRate } from '../../../../src/operators/pace/rate/learnedRate.js';

const NONE_BY_CHANCE = { share: 0.1, chance: 0 };
/** What `knownRate` takes for accepted: a little less than half of the calls, as the others came in a burst. */
const ACCEPTED_PER_MS = 0.97 * (21 / 400);

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
    rate.hold({ isPair: true });
    rate.stepBack(0, NONE_BY_CHANCE);

    expect([rate.isKnown, rate.isBeyond, rate.waitMs(0)]).toEqual([false, false, 0]);
  });

  it('sends a fifth less than was accepted at first, to see what is refused by chance', () => {
    const { rate, nowMs } = knownRate();
    expect(gapMs(rate, nowMs + rate.waitMs(nowMs))).toBeCloseTo(1 / (0.8 * ACCEPTED_PER_MS), 6);
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
    const measuredGapMs = 1 / ACCEPTED_PER_MS;
    expect(farGapMs).toBeLessThan(measuredGapMs / 1.25);

    rate.stepBack(lastMs, NONE_BY_CHANCE);
    expect(rate.isBeyond).toBe(false);
    expect(gapMs(rate, lastMs)).toBeGreaterThan(1.2 * farGapMs);
  });

  it('goes on just below what was accepted when its trial has found nothing', () => {
    const { rate, nowMs } = knownRate();
    const laterMs = sendUntil(rate, nowMs, () => rate.trial === undefined);

    const ratio = gapMs(rate, laterMs) * ACCEPTED_PER_MS;
    expect(ratio).toBeGreaterThan(0.99);
    expect(ratio).toBeLessThan(1.02);
  });

  it('takes a refusal right behind the last for the same load', () => {
    const { rate, nowMs } = knownRate();
    const [trial, waitMs] = [rate.trial, rate.waitMs(nowMs)];
    rate.lower(nowMs + 1, NONE_BY_CHANCE);

    expect(rate.trial).toBe(trial);
    expect(rate.waitMs(nowMs + 1)).toBe(waitMs - 1);
  });

  it('falls further where it is refused again, and tries nothing on so few calls', () => {
    const { rate, nowMs } = knownRate();
    const laterMs = sendUntil(rate, nowMs, (sent) => sent === 5);
    rate.lower(laterMs, NONE_BY_CHANCE);

    expect(rate.waitMs(laterMs) * 0.8 * ACCEPTED_PER_MS).toBeGreaterThan(1 / 0.72);
    expect(rate.trial).toBeUndefined();
  });

  it('is a guess where a limit on calls at once was none, and doubles from there', () => {
    const rate = new LearnedRate();
    for (let call = 0; call < 40; call += 1) rate.start(10 * call);
    rate.guess(400);
    expect([rate.isKnown, rate.isBeyond, rate.trial, rate.waitMs(400)]).toEqual([true, false, undefined, 0]);

    const firstMs = gapMs(rate, 400);
    expect(firstMs).toBeGreaterThan(9);
    expect(firstMs).toBeLessThan(10);
    const laterMs = sendUntil(rate, 400, (sent) => sent === 100);
    expect(gapMs(rate, laterMs)).toBeLessThan(firstMs / 2);
    expect(rate.isBeyond).toBe(false);
  });

  it('stays where a guess is refused', () => {
    const rate = new LearnedRate();
    for (let call = 0; call < 40; call += 1) rate.start(10 * call);
    rate.guess(400);
    const laterMs = sendUntil(rate, 400, (sent) => sent === 100);
    const beforeMs = gapMs(rate, laterMs);
    rate.hold({ isPair: true });
    const nextMs = sendUntil(rate, laterMs, (sent) => sent === 20);

    const ratio = gapMs(rate, nextMs) / beforeMs;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });

  it('falls a little where a lone refusal comes below what was measured', () => {
    const { rate, nowMs } = knownRate();
    const laterMs = sendUntil(rate, nowMs, () => rate.trial === undefined);
    const beforeMs = gapMs(rate, laterMs);
    rate.hold({ isPair: true });
    const nextMs = laterMs + rate.waitMs(laterMs);

    const ratio = gapMs(rate, nextMs) / beforeMs;
    expect(ratio).toBeGreaterThan(1.02);
    expect(ratio).toBeLessThan(1.05);
  });

  it('has measured nothing before twenty calls and a quarter of a second', () => {
    const rate = new LearnedRate();
    for (let call = 0; call < 19; call += 1) rate.start(10 * call);
    expect(rate.isMeasured(300)).toBe(false);
    rate.start(190);

    expect(rate.isMeasured(249)).toBe(false);
    expect(rate.isMeasured(250)).toBe(true);
  });

  it('is a guess where most of the time was a pause: more came back than was taken', () => {
    const rate = new LearnedRate();
    for (let call = 0; call < 40; call += 1) rate.start(call);
    rate.pause(1000);
    rate.lower(1050, NONE_BY_CHANCE);

    expect([rate.isKnown, rate.trial]).toEqual([true, undefined]);
    const before = gapMs(rate, 1050);
    const laterMs = sendUntil(rate, 1050, (sent) => sent === 40);
    expect(gapMs(rate, laterMs)).toBeLessThan(before / 2);
  });

  it('remembers what was refused at clearly lower rates, until that was load', () => {
    const { rate, nowMs } = knownRate();
    expect(new LearnedRate().refusedBelow).toBeUndefined();
    let laterMs = nowMs;
    for (let sent = 0; sent < 80; sent += 1) {
      laterMs += rate.waitMs(laterMs);
      const counted = rate.start(laterMs);
      if (sent % 10 === 0) for (const one of counted) one.calls -= 1;
    }
    rate.conclude(laterMs);

    const { calls = 0, refused = 0 } = rate.refusedBelow ?? {};
    expect(calls).toBeGreaterThan(60);
    expect(refused / calls).toBeCloseTo(0.1, 1);
  });

  it('falls to what came back between pauses', () => {
    const { rate, nowMs } = knownRate();
    let laterMs = sendUntil(rate, nowMs, () => rate.trial === undefined);
    rate.pauseHelped(laterMs);
    for (let call = 0; call < 4; call += 1) {
      rate.pause(2000);
      laterMs += 2000;
      rate.start(laterMs);
    }
    rate.pauseHelped(laterMs);
    expect(rate.waitMs(laterMs)).toBe(0);

    const nextMs = gapMs(rate, laterMs);
    expect(nextMs).toBeGreaterThan(1400);
    expect(nextMs).toBeLessThan(1700);
  });

  it('goes back to where it was when refusals went on however little was sent', () => {
    const { rate, nowMs } = knownRate();
    const fromGapMs = 1 / ACCEPTED_PER_MS;
    let laterMs = nowMs;
    let found: ReturnType<LearnedRate['refuse']>;
    for (let round = 0; found === undefined && round < 10; round += 1) {
      laterMs = sendUntil(rate, laterMs, (sent) => sent === 25);
      found = rate.refuse();
      if (found === undefined) rate.lower(laterMs, NONE_BY_CHANCE);
    }

    expect(found?.fromPerMs).toBeCloseTo(ACCEPTED_PER_MS, 6);
    expect(rate.trial).toBeUndefined();
    const backMs = laterMs + rate.waitMs(laterMs);
    expect(gapMs(rate, backMs) / fromGapMs).toBeLessThan(1.02);
  });
});
