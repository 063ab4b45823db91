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

    const below = byRate.anyway(0.1);
    expect(below?.calls).toBeGreaterThan(70);
    expect((below?.refused ?? 0) / (below?.calls ?? 1)).toBeCloseTo(0.1, 1);
    expect(byRate.anyway(0.051)).toBeUndefined();
  });

  it.each([
    { every: 10, aboveEvery: 10, share: 0.1, how: 'as much' },
    { every: 10, aboveEvery: 8, share: 0.1, how: 'hardly more' },
    { every: 5, aboveEvery: 5, share: 0.1, how: 'as much, no more of it than chance may be' },
  ])('tells what is refused at this rate where $how was at clearly higher ones: 1 in $every, 1 in $aboveEvery', ({
    every,
    aboveEvery,
    share,
  }) => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.1, { calls: 100, every: aboveEvery });
    send(byRate, 0.08, { calls: 80, every });

    const { calls = 0, refused = 0 } = byRate.anyway(0.08) ?? {};
    expect(calls).toBeGreaterThan(60);
    expect(calls).toBeLessThanOrEqual(80);
    expect(refused / calls).toBeCloseTo(share, 2);
  });

  it.each([
    {
      calls: 80,
      every: 10,
      aboveCalls: 100,
      aboveEvery: 5,
      how: 'clearly less is refused than at higher rates',
    },
    { calls: 80, every: 10, aboveCalls: 100, aboveEvery: 1000, how: 'nothing was at higher rates' },
    { calls: 59, every: 10, aboveCalls: 100, aboveEvery: 10, how: 'few calls were sent at this rate' },
    { calls: 80, every: 10, aboveCalls: 59, aboveEvery: 10, how: 'few calls were sent at higher rates' },
  ])('tells nothing where $how', ({ calls, every, aboveCalls, aboveEvery }) => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.1, { calls: aboveCalls, every: aboveEvery });
    send(byRate, 0.08, { calls, every });

    expect(byRate.anyway(0.08)).toBeUndefined();
  });

  it('takes rates that are nearly the same for neither lower nor higher', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.1, { calls: 100, every: 10 });
    send(byRate, 0.096, { calls: 80, every: 10 });

    expect(byRate.anyway(0.096)).toBeUndefined();
  });

  it('tells nothing by a few calls', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 59, every: 2 });

    expect(byRate.anyway(0.1)).toBeUndefined();
  });

  it('lets what is old count for less', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 100, every: 20 });
    const fresh = byRate.anyway(1)?.refused ?? 0;
    send(byRate, 0.05, { calls: 400, every: 1000 });
    const old = byRate.anyway(1)?.refused ?? 0;

    expect(old / fresh).toBeCloseTo(Math.exp(-1), 1);
  });

  it('forgets what was refused for load, at that rate and above', () => {
    const byRate = new RefusalsByRate();
    send(byRate, 0.05, { calls: 100, every: 10 });
    send(byRate, 0.1, { calls: 100, every: 2 });
    byRate.forgetFrom(0.1);

    const { calls = 0, refused = 0 } = byRate.anyway(1) ?? {};
    expect(refused / calls).toBeCloseTo(0.1, 2);
  });
});
