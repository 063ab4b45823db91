import { describe, expect, it } from 'vitest';
import { Measurement } from '../../../../src/operators/pace/rate/measurement.js';

describe('Measurement', () => {
  it('is the calls over the time, one more at most', () => {
    const measured = new Measurement(1000);
    measured.calls = 49;

    expect(measured.perMs(2000)).toBeCloseTo(0.05);
  });

  it('lies between the rate with the pauses and the one without', () => {
    const measured = new Measurement(0);
    measured.calls = 9;
    measured.pausedMs = 500;

    expect(measured.perMs(1000)).toBeGreaterThan(0.01);
    expect(measured.perMs(1000)).toBeLessThan(0.02);
    expect(measured.perMs(1000)).toBeCloseTo(Math.sqrt(0.01 * 0.02));
  });

  it('takes what was paused nearly all the time at the rate with the pauses', () => {
    const measured = new Measurement(0);
    measured.calls = 59;
    measured.pausedMs = 59_000;

    expect(measured.perMs(60_000)).toBeLessThan(0.0012);
  });

  it('has no endless rate for calls of one moment, and none below nothing', () => {
    const measured = new Measurement(0);
    measured.calls = -5;

    expect(measured.perMs(0)).toBe(0.05);
  });
});
