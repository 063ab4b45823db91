import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdaptiveCap } from '../../../src/operators/pace/adaptiveCap.js';

describe('AdaptiveCap', () => {
  it('starts at the configured cap', () => {
    expect(new AdaptiveCap(20).value).toBe(20);
  });

  it('falls by a fifth with every refusal, in whole calls, and never below one', () => {
    const cap = new AdaptiveCap(20);
    const values = Array.from({ length: 16 }, () => {
      cap.cut(20);
      return cap.value;
    });

    expect(values).toEqual([16, 12, 10, 8, 6, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1]);
  });

  it('falls from the calls in flight where it had no bound', () => {
    const cap = new AdaptiveCap(Number.POSITIVE_INFINITY);
    cap.cut(50);
    expect(cap.value).toBe(40);

    cap.cut(3);
    expect(cap.value).toBe(32);
  });

  it('grows by one for every two rounds that used it in full', () => {
    const cap = new AdaptiveCap(20);
    cap.cut(20);
    for (let call = 0; call < 32; call += 1) cap.grow(16);
    expect(cap.value).toBe(16);

    cap.grow(16);
    cap.grow(16);
    expect(cap.value).toBe(17);
  });

  it('does not grow by calls that did not use it in full', () => {
    const cap = new AdaptiveCap(20);
    cap.cut(20);
    for (let call = 0; call < 1000; call += 1) cap.grow(15);

    expect(cap.value).toBe(16);
  });

  it('is never more than configured, and never less than one, whatever happens', () => {
    const steps = fc.array(fc.oneof(fc.constant('cut'), fc.constant('grow')), { maxLength: 500 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), steps, (most, plan) => {
        const cap = new AdaptiveCap(most);
        for (const step of plan) {
          if (step === 'cut') cap.cut(cap.value);
          else cap.grow(cap.value);

          expect(cap.value).toBeGreaterThanOrEqual(1);
          expect(cap.value).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('has room for one call where it is configured as less', () => {
    const cap = new AdaptiveCap(0.5);
    expect(cap.value).toBe(1);

    cap.grow(1);
    expect(cap.value).toBe(1);
  });
});
