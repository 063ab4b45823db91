import { describe, expect, it } from 'vitest';
import { LearnedRate } from '../../../src/operators/pace/learnedRate.js';

/** Sends a call every so often. Returns the time of the last one. */
function send(rate: LearnedRate, calls: number, fromMs: number, everyMs: number): number {
  for (let call = 0; call < calls; call += 1) rate.start(fromMs + call * everyMs);
  return fromMs + (calls - 1) * everyMs;
}

/** Sends calls as soon as the rate allows, for so long. */
function sendAtRate(rate: LearnedRate, fromMs: number, untilMs: number): number[] {
  const starts: number[] = [];
  for (let nowMs = fromMs; nowMs < untilMs; nowMs += Math.max(1, Math.ceil(rate.waitMs(nowMs)))) {
    if (rate.waitMs(nowMs) > 0) continue;
    rate.start(nowMs);
    starts.push(nowMs);
  }
  return starts;
}

/** Two refusals, 100 accepted calls and 2 s between them: 50 a second. */
function taught(): LearnedRate {
  const rate = new LearnedRate();
  rate.start(0);
  rate.refuse(0);
  send(rate, 101, 20, 20);
  rate.refuse(2020);
  return rate;
}

describe('LearnedRate', () => {
  it('holds nobody back before the second refusal', () => {
    const rate = new LearnedRate();
    send(rate, 1000, 0, 0);
    expect(rate.waitMs(0)).toBe(0);

    rate.refuse(1);
    rate.start(1);
    expect(rate.waitMs(1)).toBe(0);
  });

  it('holds calls just under the rate that was accepted between two refusals', () => {
    const rate = taught();
    const starts = sendAtRate(rate, 3000, 4000);

    expect(starts.length).toBeGreaterThan(45);
    expect(starts.length).toBeLessThanOrEqual(50);
  });

  it('spaces them evenly, and makes up for a start that was a little late', () => {
    const rate = taught();
    rate.start(3000);
    expect(rate.waitMs(3000)).toBe(0);
    rate.start(3000);
    expect(rate.waitMs(3000)).toBeGreaterThan(14);
    expect(rate.waitMs(3000)).toBeLessThan(20);
  });

  it('takes the mean of what came with the pause and without it', () => {
    const rate = new LearnedRate();
    rate.start(0);
    rate.refuse(0);
    const lastMs = send(rate, 41, 1000, 10);
    rate.refuse(lastMs);
    const starts = sendAtRate(rate, 3000, 4000);

    // 40 calls in 1.4 s and in 0.4 s.
    expect(starts.length).toBeGreaterThan(Math.sqrt((40 / 1.4) * (40 / 0.4)) * 0.93);
    expect(starts.length).toBeLessThan(Math.sqrt((40 / 1.4) * (40 / 0.4)) * 1.03);
  });

  it('counts every call of a refused volley as not accepted', () => {
    const rate = new LearnedRate();
    rate.start(0);
    rate.refuse(0);
    const lastMs = send(rate, 100, 20, 20);
    send(rate, 21, lastMs, 0);
    rate.refuse(lastMs);
    for (let call = 0; call < 20; call += 1) rate.refuseAlso();
    const starts = sendAtRate(rate, 3000, 4000);

    expect(starts.length).toBeGreaterThan(45);
    expect(starts.length).toBeLessThanOrEqual(51);
  });

  it('grows while it is what holds calls back: back to what was measured, and then beyond', () => {
    const rate = taught();
    const starts = sendAtRate(rate, 3000, 13_000);
    const inSecond = (second: number) =>
      starts.filter((atMs) => atMs >= 3000 + second * 1000 && atMs < 4000 + second * 1000).length;

    expect(inSecond(1)).toBeGreaterThanOrEqual(48);
    expect(inSecond(1)).toBeLessThanOrEqual(51);
    expect(inSecond(2)).toBeLessThanOrEqual(51);
    expect(inSecond(9)).toBeGreaterThan(100);
  });

  it('does not grow while calls come slower by themselves', () => {
    const rate = taught();
    send(rate, 200, 3000, 100);
    const starts = sendAtRate(rate, 24_000, 25_000);

    expect(starts.length).toBeLessThanOrEqual(50);
  });

  it('falls by a twentieth at least with every refusal', () => {
    const rate = taught();
    let nowMs = 3000;
    for (let refusal = 0; refusal < 10; refusal += 1) {
      rate.start(nowMs);
      rate.refuse(nowMs);
      nowMs += 1000;
    }
    const starts = sendAtRate(rate, nowMs, nowMs + 10_000);

    expect(starts.length).toBeLessThan(50 * 10 * 0.95 ** 10 * 1.05);
  });

  it('stays well under a rate that was just refused, though no less was accepted', () => {
    const rate = taught();
    send(rate, 151, 2040, 20);
    rate.refuse(5040);

    expect(sendAtRate(rate, 5060, 6060).length).toBeLessThanOrEqual(46);
  });

  it('falls back from what it had grown to', () => {
    const rate = taught();
    const grownMs = sendAtRate(rate, 3000, 13_000).at(-1) ?? 0;
    rate.refuse(grownMs);

    expect(sendAtRate(rate, grownMs + 20, grownMs + 1020).length).toBeLessThanOrEqual(120);
  });

  it('takes a minute back to a rate that was measured for longer', () => {
    const rate = new LearnedRate();
    rate.start(0);
    rate.refuse(0);
    const lastMs = send(rate, 18_000, 200, 200);
    rate.refuse(lastMs);
    const starts = sendAtRate(rate, lastMs + 200, lastMs + 200_000);

    expect(starts.filter((atMs) => atMs < lastMs + 120_000).length).toBeLessThan(5 * 122);
    expect(starts.filter((atMs) => atMs >= lastMs + 190_000).length).toBeGreaterThan(5 * 10 * 1.3);
  });
});
