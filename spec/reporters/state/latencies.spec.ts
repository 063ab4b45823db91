import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Latencies } from '../../../src/reporters/state/latencies.js';

function latenciesOf(durations: readonly number[]): Latencies {
  const latencies = new Latencies();
  for (const ms of durations) latencies.add(ms);
  return latencies;
}

const durations = fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 1, maxLength: 200 });

describe('Latencies', () => {
  it('know no quantile and no maximum of nothing', () => {
    expect(new Latencies().quantileMs(0.5)).toBeUndefined();
    expect(new Latencies().maxMs).toBeUndefined();
  });

  it.each([
    { given: [100], p50: 100, p95: 100 },
    { given: [101, 101, 101], p50: 101, p95: 101 },
    { given: [0, 0], p50: 0, p95: 0 },
    { given: [3], p50: 3, p95: 3 },
  ])('of $given never lie outside of these', ({ given, p50, p95 }) => {
    const latencies = latenciesOf(given);
    expect(latencies.quantileMs(0.5)).toBe(p50);
    expect(latencies.quantileMs(0.95)).toBe(p95);
  });

  it('are right within 1 %, also where it is rounded', () => {
    expect(latenciesOf([1298, 1311]).quantileMs(0.01)).toBeLessThanOrEqual(1298 * 1.01);
  });

  it('are right within 1 %, or a millisecond, whatever is added', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.01, 0.5, 0.95, 1), (given, share) => {
        const sorted = given.toSorted((one, other) => one - other);
        const exact = sorted[Math.ceil(given.length * share) - 1] ?? Number.NaN;
        const quantileMs = latenciesOf(given).quantileMs(share) ?? Number.NaN;
        expect(Math.abs(quantileMs - exact)).toBeLessThanOrEqual(Math.max(exact * 0.01, 1) + 1e-9);
      }),
    );
  });

  it('know the exact maximum', () => {
    fc.assert(
      fc.property(durations, (given) => {
        expect(latenciesOf(given).maxMs).toBe(Math.max(...given));
      }),
    );
  });
});
