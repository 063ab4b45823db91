import { describe, expect, it } from 'vitest';
import { Persistence, type Persistent } from '../../../../src/operators/pace/rate/persistence.js';

/** Sends calls of which every `every`th is refused, at a rate that falls from 1 to `toPerMs`. */
function refusals({ calls, every, toPerMs }: { calls: number; every: number; toPerMs: number }) {
  const persistence = new Persistence();
  const found: Persistent[] = [];
  for (let call = 1; call <= calls; call += 1) {
    persistence.send();
    if (call % every !== 0) continue;
    const persistent = persistence.refuse(1 - ((1 - toPerMs) * call) / calls);
    if (persistent !== undefined) found.push(persistent);
  }
  return found;
}

describe('Persistence', () => {
  it('finds what is refused all the same while the rate falls, and where it began to fall', () => {
    const [found] = refusals({ calls: 200, every: 20, toPerMs: 0.5 });

    expect(found?.fromPerMs).toBeCloseTo(0.95);
    expect((found?.refused ?? 0) / (found?.calls ?? 1)).toBeCloseTo(0.05, 1);
  });

  it.each([
    { title: 'the least calls', calls: 120, every: 20, found: { calls: 100, refused: 6 } },
    { title: 'the fewest refusals', calls: 200, every: 50, found: { calls: 150, refused: 4 } },
    { title: 'the longest gaps', calls: 240, every: 60, found: { calls: 180, refused: 4 } },
  ])('is certain with $title', ({ calls, every, found }) => {
    expect(refusals({ calls, every, toPerMs: 0.3 })).toMatchObject([found]);
  });

  it('is certain with the largest share, at three quarters of the rate', () => {
    const persistence = new Persistence();
    const found = [persistence.refuse(2)];
    for (let call = 1; call <= 100; call += 1) {
      persistence.send();
      if (call % 4 === 0 && call <= 92) found.push(persistence.refuse(2));
    }

    expect(found).toEqual(Array(24).fill(undefined));
    expect(persistence.refuse(1.5)).toEqual({ calls: 100, refused: 25, fromPerMs: 2 });
  });

  it.each([
    { title: 'the rate stays', calls: 400, every: 20, toPerMs: 0.9 },
    { title: 'refusals are far apart', calls: 1000, every: 61, toPerMs: 0.3 },
    { title: 'there were three', calls: 150, every: 50, toPerMs: 0.3 },
    { title: 'a good deal is refused', calls: 400, every: 3, toPerMs: 0.3 },
    { title: 'there were too few calls', calls: 80, every: 10, toPerMs: 0.3 },
  ])('finds nothing where $title', (given) => {
    expect(refusals(given)).toEqual([]);
  });
});
