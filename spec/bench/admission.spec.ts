import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { type AdmissionOptions, admission } from '../../bench/server/admission.mjs';

function admitted(options: AdmissionOptions, inFlight: number, calls: number) {
  const admit = admission(options, { random: seededRandom(1), inFlight: () => inFlight });
  return Array.from({ length: calls }, admit).filter((one) => one.admitted).length;
}

describe('admission', () => {
  it('takes everything where nothing is limited', () => {
    expect(admitted({}, 1000, 100)).toBe(100);
  });

  it('takes a number at once, and no more', () => {
    expect(admitted({ mostAtOnce: 10 }, 10, 5)).toBe(5);
    expect(admitted({ mostAtOnce: 10 }, 11, 5)).toBe(0);
  });

  it('refuses a share at random', () => {
    const share = 1 - admitted({ refusedShare: 0.05 }, 1, 10_000) / 10_000;
    expect(share).toBeGreaterThan(0.045);
    expect(share).toBeLessThan(0.055);
  });

  it('refuses what a bucket does not hold, and tells nothing where it is not to', () => {
    const bucket = { ratePerSecond: 0.1, burst: 2, headers: 'none' } as const;
    expect(admitted({ bucket }, 1, 10)).toBe(2);
    const admit = admission({ bucket }, { random: () => 1, inFlight: () => 1 });
    expect([admit(), admit(), admit()].at(-1)).toEqual({ admitted: false, headers: {} });
  });
});
