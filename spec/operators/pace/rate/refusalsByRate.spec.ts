import { describe, expect, it } from 'vitest';
import { RefusalsByRate } from '../../../../src/operators/pace/rate/refusalsByRate.js';

/** Sends so many calls at a rate, of which every so-manieth is refused. */
function send(byRate: RefusalsByRate, perMs: number, { calls, every }: { calls: number; every: number }) {
  for (let call = 1; call <= calls; call += 1) {
    const rateClass = byRate.send(perMs);
    if (call % every === 0) rateClass.calls -= 1;
  }
}

describe('RefusalsByRate', () => {
  it('tells what was refused at clearly lower rates alone', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 80, every: 10 });
    send(byRate, 0.1, { calls: 10, every: 1 });

    const below = byRate.below(0.1);
    expect(below?.calls).toBeGreaterThan(70);
    expect((below?.refused ?? 0) / (below?.calls ?? 1)).toBeCloseTo(0.1, 1);
    expect(byRate.below(0.051)).toBeUndefined();
  });

  it('tells nothing by a few calls', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 59, every: 2 });

    expect(byRate.below(0.1)).toBeUndefined();
  });

  it('lets what is old count for less', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 100, every: 20 });
    const fresh = byRate.below(1)?.refused ?? 0;
    send(byRate, 0.05, { calls: 400, every: 1000 });
    const old = byRate.below(1)?.refused ?? 0;

    expect(old / fresh).toBeCloseTo(Math.exp(-1), 1);
  });

  it('forgets what was refused for load, at that rate and above', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 100, every: 10 });
    send(byRate, 0.1, { calls: 100, every: 2 });
    byRate.forgetFrom(0.1);

    const { calls = 0, refused = 0 } = byRate.below(1) ?? {};
    expect(refused / calls).toBeCloseTo(0.1, 2);
  });
});
