import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';

const draw = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed));

describe('seededRandom', () => {
  it('repeats itself for the same seed, and only for that', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spreads evenly over 0 to below 1, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const numbers = draw(seed);
        const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

        expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...numbers)).toBeLessThan(1);
        expect(Math.abs(mean - 0.5)).toBeLessThan(0.06);
      }),
    );
  });
});
