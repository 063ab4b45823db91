import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/seededRandom.mjs';
import { RefusalShare } from '../../../src/operators/pace/refusalShare.js';

/** Sends so many calls from `first` on, of which every `every`th is refused. */
function send(
  refusals: RefusalShare,
  { first, calls, every }: { first: number; calls: number; every: number },
) {
  for (let order = first; order < first + calls; order += 1) {
    if (order % every === 0) refusals.refuse(order, false);
  }
}

/** How often chance alone is taken for more, in a thousand calls. */
function alarms(seed: number, share: number) {
  const random = seededRandom(seed);
  const refusals = new RefusalShare();
  refusals.learn({ calls: 1000, refused: 1000 * share });
  let count = 0;
  for (let order = 1; order <= 1000; order += 1) {
    if (random() >= share) continue;
    refusals.refuse(order, false);
    if (refusals.isMoreThanChance(3)) count += 1;
  }
  return count;
}

describe('RefusalShare', () => {
  it('is solid where refusal follows upon refusal', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 100, refused: 0 });
    const solid = [50, 51, 52].map((order) => {
      refusals.refuse(order, false);
      return refusals.isSolid({ isSensitive: true });
    });

    expect(solid).toEqual([false, false, true]);
  });

  it.each([
    { what: 'three in a row', orders: [1, 2, 3] },
    { what: 'three of five', orders: [1, 3, 5] },
  ])('is solid after $what to begin with only where it is sensitive', ({ orders }) => {
    const refusals = new RefusalShare();
    for (const order of orders) refusals.refuse(order, false);

    expect(refusals.isSolid({ isSensitive: false })).toBe(false);
    expect(refusals.isSolid({ isSensitive: true })).toBe(true);
  });

  it('is solid after five in a row whatever is known', () => {
    const refusals = new RefusalShare();
    for (const order of [100, 101, 102, 103, 104]) refusals.refuse(order, false);

    expect(refusals.isSolid({ isSensitive: false })).toBe(true);
  });

  it('is solid where most calls are refused, one here and there taken', () => {
    const refusals = new RefusalShare();
    for (const order of [1, 2, 4, 5, 7, 8, 10, 11]) refusals.refuse(order, false);

    expect(refusals.isSolid({ isSensitive: true })).toBe(true);
  });

  it('is not solid where a third is refused, although that is more than chance', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 1000, refused: 0 });
    send(refusals, { first: 1, calls: 30, every: 3 });

    expect(refusals.isMoreThanChance(4)).toBe(true);
    expect(refusals.isSolid({ isSensitive: true })).toBe(false);
  });

  it('takes more refusals in a row for solid the more are refused by chance', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 1000, refused: 100 });
    const solid = [10, 11, 12, 13, 14].map((order) => {
      refusals.refuse(order, false);
      return refusals.isSolid({ isSensitive: true });
    });

    expect(solid).toEqual([false, false, false, false, true]);
  });

  it('has two in a row for news only where hardly any are refused by chance', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 500, refused: 0 });
    const seldom = new RefusalShare();
    seldom.learn({ calls: 500, refused: 50 });
    for (const share of [refusals, seldom]) for (const order of [10, 11]) share.refuse(order, true);

    expect(refusals.isRow).toBe(true);
    expect(seldom.isRow).toBe(false);
    const never = new RefusalShare();
    never.learn({ calls: 10_000, refused: 0 });
    never.refuse(10, true);
    expect(never.isRow).toBe(false);
  });

  it('has a single refusal for news only where it was hardly to be expected', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 100, refused: 2 });
    refusals.refuse(30, false);
    expect(refusals.isNews({ isMeasured: false })).toBe(true);
    expect(refusals.isNews({ isMeasured: true })).toBe(false);

    refusals.learn({ calls: 500, refused: 50 });
    expect(refusals.isNews({ isMeasured: false })).toBe(false);
    refusals.restart(30);
    refusals.refuse(31, false);
    expect(refusals.isNews({ isMeasured: true })).toBe(true);
    refusals.learn({ calls: 500, refused: 1 });
    refusals.refuse(90, false);
    expect(refusals.isNews({ isMeasured: true })).toBe(true);
  });

  it('has two refusals within eight calls for a pair', () => {
    const refusals = new RefusalShare();
    const pairs = [10, 18, 27, 28].map((order) => {
      refusals.refuse(order, true);
      return refusals.isPair;
    });

    expect(pairs).toEqual([false, true, false, true]);
  });

  it.each([
    { title: 'is unlikely', calls: 500, refused: 5, gap: 6, isUnlikely: true },
    { title: 'is not, as it is far apart', calls: 500, refused: 5, gap: 8, isUnlikely: false },
    { title: 'is not, as much is refused by chance', calls: 500, refused: 50, gap: 2, isUnlikely: false },
  ])('knows whether a second refusal so soon $title', ({ calls, refused, gap, isUnlikely }) => {
    const refusals = new RefusalShare();
    refusals.learn({ calls, refused });
    refusals.refuse(10, true);
    expect(refusals.isUnlikelyPair).toBe(false);
    refusals.refuse(10 + gap, true);

    expect(refusals.isUnlikelyPair).toBe(isUnlikely);
  });

  it('forgets what it took for chance', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 500, refused: 50 });
    refusals.forget();

    expect(refusals.chance).toBeCloseTo(0.02, 10);
  });

  it('takes one refusal for chance, and many within a short time for more', () => {
    const refusals = new RefusalShare();
    const more = [20, 24, 26, 28, 30, 32, 34, 36].map((order) => {
      refusals.refuse(order, false);
      return refusals.isMoreThanChance(3);
    });

    expect(more[0]).toBe(false);
    expect(more.at(-1)).toBe(true);
    expect(refusals.share).toBeGreaterThan(0.2);
    expect(refusals.share).toBeLessThan(0.4);
  });

  it('rarely takes for more what is known to be chance', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(alarms(seed, 0.1)).toBeLessThan(15);
      }),
      { numRuns: 50 },
    );
  });

  it('learns what is refused by chance, unless calls are held back meanwhile', () => {
    const free = new RefusalShare();
    send(free, { first: 1, calls: 500, every: 10 });
    const held = new RefusalShare();
    for (let order = 10; order <= 500; order += 10) held.refuse(order, true);

    expect(free.chance).toBeGreaterThan(0.07);
    expect(held.chance).toBeLessThan(0.03);
  });

  it('forgets a chance that has gone away', () => {
    const refusals = new RefusalShare();
    refusals.learn({ calls: 100, refused: 20 });
    refusals.refuse(3000, true);

    expect(refusals.chance).toBeLessThan(0.03);
  });

  it('looks only at what is sent after a restart', () => {
    const refusals = new RefusalShare();
    expect(refusals.share).toBe(0);
    send(refusals, { first: 1, calls: 32, every: 4 });
    refusals.restart(32);
    refusals.refuse(50, false);

    expect(refusals.isMoreThanChance(3)).toBe(false);
    expect(refusals.isSolid({ isSensitive: true })).toBe(false);
    refusals.restart(50);
    refusals.refuse(51, false);
    expect(refusals.share).toBeCloseTo(1);
  });
});
