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
    { title: 'the rate stays', calls: 400, every: 20, toPerMs: 0.9 },
    { title: 'refusals are far apart', calls: 1000, every: 70, toPerMs: 0.3 },
    { title: 'a good deal is refused', calls: 400, every: 3, toPerMs: 0.3 },
    { title: 'there were too few calls', calls: 80, every: 10, toPerMs: 0.3 },
  ])('finds nothing where $title', (given) => {
    expect(refusals(given)).toEqual([]);
  });
});
