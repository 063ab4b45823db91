import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffCurve } from '../../../src/operators/retry/backoffCurve.js';

const RETRIES = [1, 2, 3, 4, 5, 6, 7, 8, 1000];

describe('backoffCurve', () => {
  it.each([
    { title: 'doubles from 1 s', options: {}, waits: [1, 2, 4, 8, 16, 32, 60, 60, 60] },
    {
      title: 'starts where it is told',
      options: { initialDelayMs: 500 },
      waits: [0.5, 1, 2, 4, 8, 16, 32, 60, 60],
    },
    { title: 'ends where it is told', options: { maxDelayMs: 3000 }, waits: [1, 2, 3, 3, 3, 3, 3, 3, 3] },
    { title: 'grows as it is told', options: { factor: 3 }, waits: [1, 3, 9, 27, 60, 60, 60, 60, 60] },
    {
      title: 'stays the same with a factor of 1',
      options: { factor: 1 },
      waits: [1, 1, 1, 1, 1, 1, 1, 1, 1],
    },
    { title: 'waits not at all from 0 on', options: { initialDelayMs: 0 }, waits: [0, 0, 0, 0, 0, 0, 0, 0] },
  ])('$title', ({ options, waits }) => {
    const waitMs = backoffCurve({ ...options, jitter: 0 });

    expect(RETRIES.slice(0, waits.length).map(waitMs)).toEqual(waits.map((seconds) => seconds * 1000));
  });

  it.each([
    { chance: 0, jitter: undefined, waitMs: 4000 },
    { chance: 0.5, jitter: undefined, waitMs: 3500 },
    { chance: 1, jitter: undefined, waitMs: 3000 },
    { chance: 0.5, jitter: 1, waitMs: 2000 },
    { chance: 1, jitter: 1, waitMs: 0 },
    { chance: 1, jitter: 0, waitMs: 4000 },
  ])('takes away $chance of a jitter of $jitter: $waitMs ms of 4 s', ({ chance, jitter, waitMs }) => {
    const random = () => chance;

    expect(backoffCurve(jitter === undefined ? { random } : { random, jitter })(3)).toBe(waitMs);
  });

  it('takes the jitter off the ceiling, too', () => {
    expect(backoffCurve({ random: () => 1 })(20)).toBe(45_000);
  });

  it('stays within its bounds under true chance, and draws anew for every wait', () => {
    const waitMs = backoffCurve();
    const waits = Array.from({ length: 200 }, () => waitMs(1));

    expect(Math.min(...waits)).toBeGreaterThan(750);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1000);
    expect(new Set(waits).size).toBeGreaterThan(150);
  });

  it('never leaves the range between jitter and ceiling, whatever the options', () => {
    fc.assert(
      fc.property(
        fc.record({
          initialDelayMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
          maxDelayMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
          factor: fc.double({ min: 1, max: 10, noNaN: true }),
          jitter: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (options, retry, chance) => {
          const waitMs = backoffCurve({ ...options, random: () => chance })(retry);
          const plainMs = backoffCurve({ ...options, jitter: 0 })(retry);

          expect(plainMs).toBeLessThanOrEqual(options.maxDelayMs);
          expect(waitMs).toBeLessThanOrEqual(plainMs);
          expect(waitMs).toBeGreaterThanOrEqual(plainMs * (1 - options.jitter));
        },
      ),
    );
  });

  it.each([
    { option: { initialDelayMs: -1 }, message: 'initialDelayMs must be 0 or more, got -1' },
    { option: { initialDelayMs: Number.NaN }, message: 'initialDelayMs must be 0 or more, got NaN' },
    { option: { maxDelayMs: -1 }, message: 'maxDelayMs must be 0 or more, got -1' },
    { option: { factor: 0.5 }, message: 'factor must be 1 or more, got 0.5' },
    { option: { jitter: -0.1 }, message: 'jitter must be between 0 and 1, got -0.1' },
    { option: { jitter: 1.1 }, message: 'jitter must be between 0 and 1, got 1.1' },
  ])('refuses $option', ({ option, message }) => {
    expect(() => backoffCurve(option)).toThrow(new RangeError(message));
  });
});
