import { describe, expect, it } from 'vitest';
import { AcceptedCalls } from '../../../../src/operators/pace/rate/acceptedCalls.js';

function begun(): AcceptedCalls {
  const accepted = new AcceptedCalls();
  accepted.begin(0);
  return accepted;
}

describe('AcceptedCalls', () => {
  it('measures from the first call on', () => {
    const accepted = new AcceptedCalls();
    accepted.begin(700);

    expect([accepted.ofLate.sinceMs, accepted.sincePause.sinceMs]).toEqual([700, 700]);
  });

  it('counts a call of late and since the pause, each of which can take it back', () => {
    const accepted = begun();
    accepted.count();
    accepted.restart(10);
    const counted = accepted.count();
    expect([accepted.ofLate.calls, accepted.sincePause.calls]).toEqual([1, 2]);

    for (const measurement of counted) measurement.calls -= 1;
    expect([accepted.ofLate.calls, accepted.sincePause.calls]).toEqual([0, 1]);
  });

  it('leaves out the time in which nobody wanted to send, but for a pause and a late timer', () => {
    const accepted = begun();
    accepted.pause(200);
    accepted.leaveOutIdle(225, 0);
    expect([accepted.ofLate.idleMs, accepted.sincePause.idleMs]).toEqual([0, 0]);

    accepted.leaveOutIdle(300, 100);
    expect([accepted.ofLate.idleMs, accepted.sincePause.idleMs]).toEqual([200, 200]);
  });

  it('leaves out a rest, which is no pause', () => {
    const accepted = begun();
    accepted.rest(300);
    accepted.leaveOutIdle(400, 300);

    expect([accepted.ofLate, accepted.sincePause].map(({ idleMs }) => idleMs)).toEqual([400, 400]);
    expect([accepted.ofLate.pausedMs, accepted.longestPauseMs]).toEqual([0, 0]);
  });

  it('tells whether most of the time was a pause that is short for a bucket', () => {
    const [short, half, long] = [begun(), begun(), begun()];
    short.pause(600);
    half.pause(500);
    long.pause(5000);

    expect([short, half].map((accepted) => accepted.isMostlyPaused(1000))).toEqual([true, false]);
    expect(long.isMostlyPaused(6000)).toBe(false);
  });

  it('remembers the longest pause, half as long with each decision', () => {
    const accepted = begun();
    accepted.pause(4000);
    accepted.pause(1000);
    expect([accepted.longestPauseMs, accepted.ofLate.pausedMs]).toEqual([4000, 5000]);

    accepted.restart(5000);
    expect([accepted.longestPauseMs, accepted.ofLate.pausedMs]).toEqual([4000, 0]);
    accepted.restartDecided(6000);
    expect([accepted.longestPauseMs, accepted.ofLate.sinceMs, accepted.sincePause.sinceMs]).toEqual([
      2000, 6000, 0,
    ]);
  });

  it('knows what comes back at least since there was nothing left, with what is in doubt', () => {
    const accepted = begun();
    for (let call = 0; call < 40; call += 1) accepted.count();
    accepted.restartDecided(1000);
    for (let call = 0; call < 9; call += 1) accepted.count();

    expect(accepted.leastPerMs(2000)).toBeCloseTo(10 / 1000, 10);
    expect(accepted.leastPerMs(2000, 1)).toBeCloseTo(11 / 1000, 10);
  });

  it('takes what was accepted of late for what comes back, but for what a full bucket may have held', () => {
    const accepted = begun();
    for (let call = 0; call < 10; call += 1) accepted.count();
    accepted.restartDecided(1000);
    accepted.restart(9000);
    for (let call = 0; call < 34; call += 1) accepted.count();

    // 34 calls, without 1.5 times the 10 of the bucket.
    expect(accepted.leastPerMs(10_000)).toBeCloseTo(20 / 1000, 10);
    accepted.restart(10_000);
    expect(accepted.leastPerMs(11_000)).toBeGreaterThan(9 / 1000);
    for (let grown = 0; grown < 4; grown += 1) accepted.restart(11_000);
    expect(accepted.leastPerMs(19_000)).toBeCloseTo(35 / 18_000, 10);
  });

  it('measures anew what comes since a pause has helped', () => {
    const accepted = begun();
    accepted.count();
    accepted.restartPauses(7000);

    expect([accepted.sincePause.sinceMs, accepted.sincePause.calls, accepted.ofLate.calls]).toEqual([
      7000, 0, 1,
    ]);
  });
});
