import { describe, expect, it } from 'vitest';
import { LearnedRate } from '../../../../src/operators/pace/rate/learnedRate.js';

const NONE_BY_CHANCE = { share: 0.1, chance: 0 };
const PAIR = { isPair: true, chance: 0 };
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

/** A rate that has grown far beyond what was measured, when the next call may be sent, and what was taken meanwhile. */
function grownRate() {
  const { rate, nowMs } = knownRate();
  let calls = 200;
  const beyondMs = sendUntil(rate, nowMs, (sent) => {
    if (rate.isBeyond) calls += sent;
    return rate.isBeyond;
  });
  const grownMs = sendUntil(rate, beyondMs, (sent) => sent === 200);
  return { rate, nowMs: grownMs, cameBackPerMs: (calls + 1) / (grownMs - nowMs) };
}

/** A rate whose trial is over, and the time at which the next call may be sent. */
function triedRate() {
  const { rate, nowMs } = knownRate();
  return { rate, nowMs: sendUntil(rate, nowMs, () => rate.trial === undefined) };
}

/** A rate that is only guessed, and the time at which the next call may be sent. */
function guessedRate() {
  const rate = new LearnedRate();
  for (let call = 0; call < 40; call += 1) rate.start(10 * call);
  rate.guess(400);
  return { rate, nowMs: 400 };
}

describe('LearnedRate', () => {
  it('holds nothing back before a refusal tells of load', () => {
    const rate = new LearnedRate();
    rate.start(0);
    rate.hold(0, PAIR);
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

  it('falls to what was accepted meanwhile where it is refused again, and tries nothing on so few calls', () => {
    const { rate, nowMs } = knownRate();
    const laterMs = sendUntil(rate, nowMs, (sent) => sent === 5);
    rate.lower(laterMs, NONE_BY_CHANCE);

    const slower = rate.waitMs(laterMs) * 0.8 * ACCEPTED_PER_MS;
    expect(slower).toBeGreaterThan(1.05);
    expect(slower).toBeLessThan(1.15);
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
    rate.hold(laterMs, PAIR);
    const nextMs = sendUntil(rate, laterMs, (sent) => sent === 20);

    const ratio = gapMs(rate, nextMs) / beforeMs;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });

  it('falls a little where a lone refusal comes below what was measured', () => {
    const { rate, nowMs } = knownRate();
    const laterMs = sendUntil(rate, nowMs, () => rate.trial === undefined);
    const beforeMs = gapMs(rate, laterMs);
    rate.hold(laterMs, PAIR);
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
    expect(new LearnedRate().refusedAnyway).toBeUndefined();
    let laterMs = nowMs;
    for (let sent = 0; sent < 80; sent += 1) {
      laterMs += rate.waitMs(laterMs);
      const counted = rate.start(laterMs);
      if (sent % 10 === 0) for (const one of counted) one.calls -= 1;
    }
    rate.conclude(laterMs);

    const { calls = 0, refused = 0 } = rate.refusedAnyway ?? {};
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
      found = rate.refuse(40 + 25 * (round + 1));
      if (found === undefined) rate.lower(laterMs, NONE_BY_CHANCE);
    }

    expect(found?.fromPerMs).toBeCloseTo(ACCEPTED_PER_MS, 6);
    expect(rate.trial).toBeUndefined();
    const backMs = laterMs + rate.waitMs(laterMs);
    expect(gapMs(rate, backMs) / fromGapMs).toBeLessThan(1.02);
  });

  it('measures from its first call on, whenever that is', () => {
    const rate = new LearnedRate();
    for (let call = 0; call < 20; call += 1) rate.start(1000 + 10 * call);

    expect([rate.isMeasured(1249), rate.isMeasured(1250)]).toEqual([false, true]);
  });

  it('knows whether it is only guessed', () => {
    expect([new LearnedRate().isGuess, knownRate().rate.isGuess, triedRate().rate.isGuess]).toEqual([
      false,
      false,
      false,
    ]);
    const { rate } = guessedRate();
    expect(rate.isGuess).toBe(true);
    rate.hold(400, PAIR);
    expect(rate.isGuess).toBe(false);
  });

  it('keeps to its guess after a lone refusal, and does not grow for a while', () => {
    const { rate, nowMs } = guessedRate();
    const beforeMs = gapMs(rate, nowMs);
    rate.hold(nowMs, { isPair: false, chance: 0 });
    const laterMs = sendUntil(rate, nowMs + beforeMs, (sent) => sent === 10);

    expect(rate.isGuess).toBe(true);
    expect(gapMs(rate, laterMs)).toBeCloseTo(beforeMs, 6);
  });

  it('falls where a guess is refused at once', () => {
    const rate = new LearnedRate();
    rate.start(0);
    rate.start(10);
    rate.guess(20);
    rate.lower(20, NONE_BY_CHANCE);

    expect(rate.waitMs(20)).toBeGreaterThan(9);
  });

  it('guesses where few calls were accepted before the first refusal, and measures from there', () => {
    const rate = new LearnedRate();
    for (let call = 0; call < 5; call += 1) rate.start(10 * call);
    rate.lower(50, NONE_BY_CHANCE);
    expect([rate.isGuess, rate.trial]).toEqual([true, undefined]);

    sendUntil(rate, 50, (sent) => sent === 15);
    expect(rate.isMeasured(10_000)).toBe(false);
  });

  it('guesses nothing where few calls were accepted before a later refusal, and goes on measuring', () => {
    const { rate, nowMs } = knownRate();
    const laterMs = sendUntil(rate, nowMs, (sent) => sent === 5);
    rate.lower(laterMs, NONE_BY_CHANCE);
    expect(rate.isGuess).toBe(false);

    sendUntil(rate, laterMs, (sent) => sent === 15);
    expect(rate.isMeasured(10_000)).toBe(true);
  });

  it('doubles from what is sent where its trial finds that sending less is no help', () => {
    const { rate, nowMs } = knownRate();
    let laterMs = nowMs;
    let finding: ReturnType<LearnedRate['conclude']>;
    for (let sent = 1; finding === undefined && sent <= 100; sent += 1) {
      laterMs += rate.waitMs(laterMs);
      rate.start(laterMs);
      if (sent % 5 === 0) rate.refuse(40 + sent);
      finding = rate.conclude(laterMs);
    }

    expect(finding).toMatchObject({ calls: 60, isChance: true });
    expect(finding?.factor).toBeCloseTo(1.25, 6);
    expect([rate.trial, rate.isGuess]).toEqual([undefined, true]);
    const ratio = gapMs(rate, laterMs + rate.waitMs(laterMs)) * 1.25 * ACCEPTED_PER_MS;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.02);
  });

  describe('of calls that are far apart', () => {
    function slowRate() {
      const rate = new LearnedRate();
      for (let call = 0; call < 40; call += 1) rate.start(200 * call);
      rate.lower(8000, NONE_BY_CHANCE);
      return { rate, nowMs: 8000 };
    }

    it('takes twice as many for its growth where that was refused', () => {
      const { rate, nowMs } = slowRate();
      const growFrom = (fromMs: number) => {
        const triedMs = sendUntil(rate, fromMs, () => rate.trial === undefined);
        let calls = 0;
        const beyondMs = sendUntil(rate, triedMs, (sent) => {
          calls = sent;
          return rate.isBeyond;
        });
        return { calls, beyondMs };
      };
      const first = growFrom(nowMs);
      const refusedMs = sendUntil(rate, first.beyondMs, (sent) => sent === 20);
      rate.lower(refusedMs, NONE_BY_CHANCE);
      const second = growFrom(refusedMs);

      expect(first.calls).toBeGreaterThan(10);
      expect(first.calls).toBeLessThan(18);
      expect(second.calls).toBeGreaterThan(20);
    });

    it('counts the time in which they waited for their turn', () => {
      const { rate, nowMs } = slowRate();
      const triedMs = sendUntil(rate, nowMs, () => rate.trial === undefined);
      const beforeMs = gapMs(rate, triedMs);
      rate.lower(triedMs + beforeMs, NONE_BY_CHANCE);

      // A fifth less than was accepted, which was a fifth less than before.
      const ratio = rate.waitMs(triedMs + beforeMs) / beforeMs;
      expect(ratio).toBeGreaterThan(1.4);
      expect(ratio).toBeLessThan(1.65);
    });
  });

  it('measures anew when it sends a quarter more than where it began to', () => {
    const { rate, nowMs } = triedRate();
    let calls = 0;
    sendUntil(rate, nowMs, (sent) => {
      calls = sent;
      return sent === 200 || !rate.isMeasured(100_000);
    });

    expect(rate.isMeasured(100_000)).toBe(false);
    expect(calls).toBeGreaterThan(10);
    expect(calls).toBeLessThan(50);
  });

  it('does not grow while it is not what holds calls back', () => {
    const { rate, nowMs } = triedRate();
    const beforeMs = gapMs(rate, nowMs);
    let laterMs = nowMs;
    for (let call = 0; call < 100; call += 1) {
      laterMs += 60;
      rate.start(laterMs);
    }

    const fullMs = sendUntil(rate, laterMs, (sent) => sent === 5);
    expect(gapMs(rate, fullMs) / beforeMs).toBeGreaterThan(0.98);
  });

  it('grows where calls are sent a little later than they might be', () => {
    const { rate, nowMs } = triedRate();
    let laterMs = nowMs;
    for (let call = 0; call < 100; call += 1) {
      laterMs += rate.waitMs(laterMs) + 5;
      rate.start(laterMs);
    }

    expect(rate.isBeyond).toBe(true);
  });

  it('goes back to a little less than what came back where a lone refusal comes far beyond what was measured', () => {
    const { rate, nowMs, cameBackPerMs } = grownRate();
    const beforeMs = gapMs(rate, nowMs);
    expect(beforeMs * cameBackPerMs).toBeLessThan(0.6);
    rate.hold(nowMs, PAIR);

    expect(gapMs(rate, nowMs + beforeMs) * cameBackPerMs).toBeCloseTo(1 / 0.9, 1);
  });

  it('goes back once where the next refusal comes before anything was measured', () => {
    const { rate, nowMs, cameBackPerMs } = grownRate();
    rate.stepBack(nowMs, NONE_BY_CHANCE);
    rate.stepBack(nowMs, NONE_BY_CHANCE);

    expect(gapMs(rate, nowMs + rate.waitMs(nowMs)) * cameBackPerMs).toBeCloseTo(1 / 0.9, 1);
  });

  describe('at rest', () => {
    it('waits for the time of so many calls more', () => {
      const { rate, nowMs } = triedRate();
      const perCallMs = gapMs(rate, nowMs);
      const [waitMs, laterMs] = [rate.waitMs(nowMs), nowMs + 10 * perCallMs];
      rate.rest(nowMs, 3);
      expect((rate.waitMs(nowMs) - waitMs) / perCallMs).toBeCloseTo(3, 1);

      rate.rest(laterMs, 2);
      expect(rate.waitMs(laterMs) / perCallMs).toBeCloseTo(2, 1);
    });

    it('holds nothing back where no rate is known', () => {
      const rate = new LearnedRate();
      rate.rest(0, 3);

      expect(rate.waitMs(0)).toBe(0);
    });

    it('measures what is accepted without that time', () => {
      const { rate, nowMs } = grownRate();
      rate.stepBack(nowMs, NONE_BY_CHANCE);
      const perCallMs = gapMs(rate, nowMs);
      rate.rest(nowMs, 30);
      const laterMs = sendUntil(rate, nowMs, (sent) => sent === 30);
      rate.lower(laterMs, NONE_BY_CHANCE);

      // A trial, which sends a fifth less than was accepted.
      expect(rate.waitMs(laterMs) / perCallMs).toBeCloseTo(1 / (0.97 * 0.8), 1);
    });
  });

  it('goes back no further than to what was measured, and to a fifth less at least', () => {
    const { rate, nowMs } = grownRate();
    const beforeMs = gapMs(rate, nowMs);
    // A full bucket, by far the most of what was taken, is known not to come back.
    rate.stepBack(nowMs, { chance: 0.9 });
    expect(gapMs(rate, nowMs + beforeMs) / beforeMs).toBeCloseTo(1.25, 1);

    const { rate: measured, nowMs: triedMs } = triedRate();
    const overMs = sendUntil(measured, triedMs, () => measured.isBeyond);
    measured.stepBack(overMs, { chance: 0 });
    expect(gapMs(measured, overMs + measured.waitMs(overMs)) * ACCEPTED_PER_MS).toBeLessThan(1.1);
  });

  describe('that is far above what came back since the server last had nothing left', () => {
    it('is overshot, which what is little above is not', () => {
      const { rate, nowMs } = triedRate();
      expect([new LearnedRate().isOvershot(0), rate.isOvershot(nowMs)]).toEqual([false, false]);

      const grown = grownRate();
      expect(grown.rate.isOvershot(grown.nowMs)).toBe(true);
    });

    it('is so in a trial where it is twice as much, and as a guess, which doubles, where three times as much', () => {
      const { rate, nowMs } = knownRate();
      rate.start(nowMs);
      // In a trial it sends 0.8 of 51 a second, and two calls are in doubt.
      expect([rate.isOvershot(nowMs + 145), rate.isOvershot(nowMs + 155)]).toEqual([false, true]);

      const guess = guessedRate();
      for (let call = 0; call < 40; call += 1) for (const one of guess.rate.start(400)) one.calls -= 1;
      expect(guess.rate.isGuess).toBe(true);
      expect([guess.rate.isOvershot(1100), guess.rate.isOvershot(4000)]).toEqual([false, true]);
    });

    it('falls though it was refused just before', () => {
      const { rate, nowMs } = knownRate();
      rate.lower(nowMs + 10, NONE_BY_CHANCE);
      const before = rate.waitMs(nowMs + 10);
      rate.lower(nowMs + 200, NONE_BY_CHANCE);

      expect(rate.waitMs(nowMs + 200)).toBeGreaterThan(1.5 * before);
    });
  });

  it('goes back to what was accepted of late, without what is chance, where that is less than a fifth', () => {
    const { rate, nowMs } = grownRate();
    rate.stepBack(nowMs, NONE_BY_CHANCE);
    let laterMs = nowMs;
    for (let call = 1; !rate.isBeyond; call += 1) {
      laterMs += rate.waitMs(laterMs);
      const counted = rate.start(laterMs);
      if (call % 4 === 0) for (const one of counted) one.calls -= 1;
    }
    const beforeMs = rate.waitMs(laterMs);
    rate.stepBack(laterMs + beforeMs, { chance: 0.2 });

    const ratio = gapMs(rate, laterMs + beforeMs) / beforeMs;
    expect(ratio).toBeGreaterThan(1.03);
    expect(ratio).toBeLessThan(1.15);
  });

  it('finds nothing that persists before there is a rate', () => {
    const rate = new LearnedRate();
    const found = Array.from({ length: 200 }, (_, call) => {
      rate.start(10 * call);
      return call % 10 === 0 ? rate.refuse(call + 1) : undefined;
    });

    expect(found.filter((one) => one !== undefined)).toEqual([]);
  });

  describe('behind a pause that helped', () => {
    it('is unknown as before where it was', () => {
      const rate = new LearnedRate();
      for (let call = 0; call < 5; call += 1) rate.start(10 * call);
      rate.pauseHelped(50);

      expect(rate.isKnown).toBe(false);
    });

    it('stays where more was accepted', () => {
      const { rate, nowMs } = triedRate();
      rate.pauseHelped(nowMs);

      expect(rate.isGuess).toBe(false);
      expect(gapMs(rate, nowMs) * ACCEPTED_PER_MS).toBeGreaterThan(0.98);
    });

    it('stays where too few were accepted to tell', () => {
      const { rate, nowMs } = triedRate();
      rate.pauseHelped(nowMs);
      rate.pause(2000);
      rate.start(nowMs + 2000);
      rate.pauseHelped(nowMs + 2000);

      expect(rate.isGuess).toBe(false);
    });

    it('leaves out the time in which nobody wanted to send', () => {
      const { rate, nowMs } = triedRate();
      rate.pauseHelped(nowMs);
      let laterMs = nowMs;
      for (let call = 0; call < 4; call += 1) {
        rate.pause(2000);
        laterMs += 4000;
        rate.start(laterMs);
      }
      rate.pauseHelped(laterMs);

      const nextMs = gapMs(rate, laterMs);
      expect(nextMs).toBeGreaterThan(1400);
      expect(nextMs).toBeLessThan(1700);
    });

    it.each([
      { pauseMs: 2000, calls: 5, isGuess: true },
      { pauseMs: 6000, calls: 5, isGuess: true },
      { pauseMs: 2000, calls: 25, isGuess: true },
      { pauseMs: 6000, calls: 25, isGuess: false },
    ])('guesses, as more came back in a pause than was taken, unless it was long and many were accepted: $pauseMs ms, $calls', ({
      pauseMs,
      calls,
      isGuess,
    }) => {
      const { rate, nowMs } = triedRate();
      rate.pauseHelped(nowMs);
      rate.pause(pauseMs);
      const laterMs = sendUntil(rate, nowMs + pauseMs, (sent) => sent === calls);
      rate.pauseHelped(laterMs);

      expect(rate.isGuess).toBe(isGuess);
      expect(gapMs(rate, laterMs) * ACCEPTED_PER_MS).toBeGreaterThan(2);
    });
  });
});
