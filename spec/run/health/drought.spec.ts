import { describe, expect, it } from 'vitest';
import { Drought } from '../../../src/run/health/drought.js';

describe('Drought', () => {
  it('has gone on for too long after three refused calls, and not before its time', () => {
    const drought = new Drought(5000);
    drought.enter(() => 0);
    expect([drought.refused(100), drought.refused(5099), drought.refused(5099)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(drought.refused(5100)).toBe(true);

    const few = new Drought(5000);
    few.enter(() => 0);
    expect([few.refused(0), few.refused(9000), few.refused(9000)]).toEqual([false, false, true]);
  });

  it('lasts a second at least', () => {
    const drought = new Drought(0);
    drought.enter(() => 0);

    expect([drought.refused(0), drought.refused(0), drought.refused(999)]).toEqual([false, false, false]);
    expect(drought.refused(1000)).toBe(true);
  });

  it('begins anew behind a call that was accepted', () => {
    const drought = new Drought(5000);
    drought.enter(() => 0);
    drought.refused(0);
    drought.refused(4000);
    expect(drought.leftMs(4000)).toBe(1000);
    drought.accepted();
    expect(drought.leftMs(4000)).toBe(5000);

    expect([drought.refused(4500), drought.refused(9499), drought.refused(9499)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(drought.refused(9500)).toBe(true);
  });

  it('does not go on while nobody asks', () => {
    const drought = new Drought(5000);
    drought.enter(() => 0);
    drought.enter(() => 0);
    drought.refused(0);
    drought.refused(0);
    drought.leave(() => 1000);
    drought.enter(() => 2000);
    expect(drought.leftMs(2000)).toBe(3000);
    drought.leave(() => 2500);
    drought.leave(() => 3000);
    drought.enter(() => 63_000);

    expect(drought.leftMs(63_000)).toBe(2000);
    expect(drought.refused(64_999)).toBe(false);
    expect(drought.refused(65_000)).toBe(true);
  });
});
