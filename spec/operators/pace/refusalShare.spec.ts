import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/seededRandom.mjs';
import { RefusalShare } from '../../../src/operators/pace/refusalShare.js';

/** Of so many calls, how often more was refused than chance explains. */
function alarms(seed: number, { calls, share, known }: { calls: number; share: number; known: number }) {
  const random = seededRandom(seed);
  const refusals = new RefusalShare();
  refusals.chance = known;
  let count = 0;
  for (let order = 1; order <= calls; order += 1) {
    if (random() >= share) continue;
    refusals.refuse(order);
    if (refusals.isMoreThanChance(3, 0.02)) count += 1;
  }
  return count;
}

describe('RefusalShare', () => {
  it('is solid where refusal follows upon refusal', () => {
    const refusals = new RefusalShare();
    const solid = [10, 11, 12].map((order) => {
      refusals.refuse(order);
      return refusals.isSolid;
    });

    expect(solid).toEqual([false, false, true]);
  });

  it('is solid where every other call is refused', () => {
    const refusals = new RefusalShare();
    refusals.refuse(1);
    refusals.refuse(3);

    expect(refusals.isSolid).toBe(true);
  });

  it('takes one refusal for chance, and a few within a short time for more', () => {
    const refusals = new RefusalShare();
    const more = [20, 24, 28, 31, 33].map((order) => {
      refusals.refuse(order);
      return refusals.isMoreThanChance(3, 0.02);
    });

    expect(more[0]).toBe(false);
    expect(more.at(-1)).toBe(true);
  });

  it('rarely takes for more what is known to be chance', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(alarms(seed, { calls: 1000, share: 0.1, known: 0.1 })).toBeLessThan(15);
      }),
      { numRuns: 50 },
    );
  });

  it('notices every time that half of the calls is more than a known tenth', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(alarms(seed, { calls: 200, share: 0.5, known: 0.1 })).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it('forgets a chance that has gone away', () => {
    const refusals = new RefusalShare();
    refusals.chance = 0.2;
    refusals.refuse(1000);

    expect(refusals.chance).toBeLessThan(0.03);
  });

  it('forgets what came before a restart', () => {
    const refusals = new RefusalShare();
    for (const order of [1, 2, 3, 4, 5]) refusals.refuse(order);
    refusals.restart(5);
    refusals.refuse(20);

    expect(refusals.isMoreThanChance(3, 0.02)).toBe(false);
    expect(refusals.isSolid).toBe(false);
  });
});
