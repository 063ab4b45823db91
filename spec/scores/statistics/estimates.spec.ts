import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanEstimate } from '../../../src/scores/statistics/meanEstimate.js';
import { shareEstimate } from '../../../src/scores/statistics/shareEstimate.js';
import { unvarying } from '../../../src/scores/statistics/unvarying.js';
import { wilson } from '../../../src/scores/statistics/wilson.js';

describe('wilson', () => {
  // The first two are those of Bowyer et al. 2025; then Newcombe 1998, table I, method 3; the last from scipy 1.17.
  it.each([
    [17, 20, 0.64, 0.948, 3],
    [5, 5, 0.566, 1, 3],
    [81, 263, 0.2553, 0.3662, 4],
    [15, 148, 0.0624, 0.1605, 4],
    [0, 20, 0, 0.1611, 4],
    [1, 29, 0.0061, 0.1718, 4],
    [0, 10, 0, 0.27753279986288926, 12],
    [10, 10, 0.7224672001371109, 1, 12],
  ])('gives %d of %d from %d to %d', (successes, trials, low, high, figures) => {
    const found = wilson(successes, trials);
    expect(found.value).toBe(successes / trials);
    expect(found.low).toBeCloseTo(low, figures);
    expect(found.high).toBeCloseTo(high, figures);
  });
});

describe('meanEstimate', () => {
  it('is the t interval of independent values', () => {
    // scipy 1.17: stats.t.interval(0.95, 3, 2.5, stats.sem([1, 2, 3, 4])) and stats.ttest_1samp([1, 2, 3, 4], 0).
    const found = meanEstimate([1, 2, 3, 4]);
    expect(found?.low).toBeCloseTo(0.4457397432394794, 12);
    expect(found?.high).toBeCloseTo(4.554260256760521, 12);
    expect(found?.pValue).toBeCloseTo(0.030466291662170977, 12);
    expect(found?.degreesOfFreedom).toBeCloseTo(3, 12);
  });

  it('is that of the means of clusters of one size', () => {
    const values = [1, 3, 2, 4, 7, 9, 5, 5];
    const clustered = meanEstimate(values, [0, 0, 1, 1, 2, 2, 3, 3]);
    const means = meanEstimate([2, 3, 8, 5]);
    expect(clustered?.standardError).toBeCloseTo(means?.standardError ?? 0, 12);
    expect(clustered?.degreesOfFreedom).toBeCloseTo(3, 12);
  });

  it('has fewer degrees of freedom where clusters differ in size', () => {
    const clusters = [0, 0, 0, 0, 0, 0, 1, 2, 3];
    const found = meanEstimate([1, 2, 1, 2, 1, 2, 3, 4, 5], clusters);
    expect(found?.degreesOfFreedom).toBeGreaterThan(1);
    expect(found?.degreesOfFreedom).toBeLessThan(3);
  });

  it('is unknown for a single value or cluster', () => {
    expect(meanEstimate([1])).toBeUndefined();
    expect(meanEstimate([1, 2, 3], [7, 7, 7])).toBeUndefined();
  });

  it('loses no digits over many values', () => {
    expect(meanEstimate(Array.from({ length: 100_000 }, () => 0.1))?.value).toBe(0.1);
  });
});

describe('shareEstimate', () => {
  it('is a little wider than that of independent trials, where cases are as different as these', () => {
    const values = Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? 0 : 1));
    const found = shareEstimate(values, { trials: 50 });
    const independent = wilson(40, 50);
    expect(found?.low).toBeLessThan(independent.low);
    expect(found?.low).toBeGreaterThan(independent.low - 0.02);
    expect(found?.high).toBeGreaterThan(independent.high);
  });

  it('is a share with an interval around it, whatever the cases', () => {
    const cases = fc.array(fc.record({ passes: fc.nat(3), cluster: fc.nat(4) }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(cases, (all) => {
        const values = all.map(({ passes }) => passes / 3);
        const clusters = all.map(({ cluster }) => cluster);
        const found = shareEstimate(values, { trials: values.length * 3, clusters });
        expect(found === undefined).toBe(new Set(clusters).size < 2);
        if (found === undefined) return;
        const { low, value, high } = found;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(value).toBeGreaterThanOrEqual(low - 1e-12);
        expect(high).toBeGreaterThanOrEqual(value - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('allows for others where all clusters are alike', () => {
    expect(shareEstimate([1, 1, 1, 1], { trials: 4 })).toMatchObject({ value: 1, high: 1 });
    expect(shareEstimate([1, 1, 1, 1], { trials: 4 })?.low).toBeLessThan(0.5);
  });
});

describe('unvarying', () => {
  it('allows as many others as none of so many leave room for', () => {
    expect(unvarying(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(unvarying(1, 20).low).toBeCloseTo(1 - 0.1611, 4);
  });
});
