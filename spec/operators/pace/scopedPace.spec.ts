import { describe, expect, it } from 'vitest';
import { LimitPace } from '../../../src/operators/pace/limitPace.js';
import { ScopedPace } from '../../../src/operators/pace/scopedPace.js';

function scoped() {
  const tokenLimit = { limit: 1000, periodMs: 60_000 };
  const model = new LimitPace({ cap: 20, random: () => 0 });
  const provider = new LimitPace({ cap: 20, tokenLimit, random: () => 0 });
  return { model, provider, pace: new ScopedPace(model, provider) };
}

describe('ScopedPace', () => {
  it.each([
    { isOfProvider: false, waits: { model: 5000, provider: 0 } },
    { isOfProvider: true, waits: { model: 0, provider: 5000 } },
  ])('tells of refusals the one that they concern: $isOfProvider', ({ isOfProvider, waits }) => {
    const { model, provider, pace } = scoped();
    const calls = Array.from({ length: 5 }, () => pace.start(0, 0));
    for (const call of calls) {
      pace.refuse(call, 0, { reason: '429', delayMs: 5000, isOfProvider });
      pace.end();
    }

    expect({ model: model.waitMs(0, 0), provider: provider.waitMs(0, 0) }).toEqual(waits);
  });

  it('tells the model alone what the server says is left, and both that a call is over', () => {
    const [model, provider] = [new LimitPace({ cap: 1 }), new LimitPace({ cap: 1 })];
    const pace = new ScopedPace(model, provider);
    const call = pace.start(0, 0);
    expect([model.waitMs(0, 0), provider.waitMs(0, 0)]).toEqual([Infinity, Infinity]);
    pace.accept(call, 0, { allowance: { requests: { limit: 10, remaining: 0, resetMs: 10_000 } } });
    pace.end();

    expect([model.waitMs(0, 0) > 0, provider.waitMs(0, 0)]).toEqual([true, 0]);
    expect(model.waitMs(0, 0)).toBeLessThan(Infinity);
  });

  it('tells both of what was used and what failed', () => {
    const { provider, pace } = scoped();
    pace.accept(pace.start(0, 900), 0, { tokens: 10 });
    pace.fail(pace.start(0, 900), 0);
    pace.end();

    expect(provider.waitMs(60, 900)).toBeLessThan(1000);
  });
});
