import { describe, expect, it } from 'vitest';
import { type AdmissionOptions, admission } from '../../bench/server/admission.mjs';

function admitted(options: AdmissionOptions, inFlight: number, calls: number) {
  const admit = admission(options, () => inFlight);
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

  it('refuses what a bucket does not hold, and tells nothing where it is not to', () => {
    const bucket = { ratePerSecond: 0.1, burst: 2, headers: 'none' } as const;
    expect(admitted({ bucket }, 1, 10)).toBe(2);
    const admit = admission({ bucket }, () => 1);
    expect([admit(), admit(), admit()].at(-1)).toEqual({ admitted: false, headers: {} });
  });
});
