import { BehaviorSubject, EMPTY, firstValueFrom, NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type RunScope, runScope } from '../../src/run/scope.js';

const REFUSED = { failure: 'unauthorized', reason: 'no' } as const;

/** Two providers for five calls at once, neither of which has room for any. */
function scopeWithoutRoom(): RunScope {
  const provider = () => ({ complete: () => NEVER, concurrency: 5, places: new BehaviorSubject(0) });
  const providers = { a: provider(), b: provider() };
  return runScope({ experiments: EMPTY, prompt: 'Say', providers }, () => undefined);
}

describe('the rows of a provider without room', () => {
  it.each<{ end: string; act: (scope: RunScope) => void; a: number; b: number }>([
    { end: 'of nothing', act: () => undefined, a: 0, b: 0 },
    { end: 'of one provider', act: ({ halt }) => halt({ ...REFUSED, provider: 'a' }), a: 5, b: 0 },
    {
      end: 'of one of its models',
      act: ({ halt }) => halt({ ...REFUSED, provider: 'a', model: 'm' }),
      a: 0,
      b: 0,
    },
    { end: 'of the run', act: ({ halts }) => halts.stop(), a: 5, b: 5 },
    { end: 'of the budget', act: ({ halts }) => halts.endBudget(), a: 5, b: 5 },
  ])('go through after the end $end: $a of the one, $b of the other at once', async ({ act, a, b }) => {
    const scope = scopeWithoutRoom();
    const lanes = ['a', 'b'].map((provider) => scope.lanes.limitOf({ provider, model: 'm' }).places);
    act(scope);

    expect(await Promise.all(lanes.map(({ count }) => firstValueFrom(count)))).toEqual([a, b]);
  });
});
