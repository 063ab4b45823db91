import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../bench/pace/virtualClock.mjs';

describe('VirtualClock', () => {
  it('rings in the order of time, and of setting within a moment', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), (delays) => {
        const clock = new VirtualClock();
        const rung: [number, number][] = [];
        for (const [place, delayMs] of delays.entries()) {
          clock.schedule(() => rung.push([clock.now(), place]), delayMs);
        }
        clock.run();

        const expected = delays.map((delayMs, place) => [delayMs, place] as [number, number]);
        expect(rung).toEqual(
          expected.toSorted(([one, first], [other, second]) => one - other || first - second),
        );
      }),
    );
  });

  it('does not ring what has been cancelled, and stops where it is told to', () => {
    const clock = new VirtualClock();
    const rung: string[] = [];
    clock.schedule(() => rung.push('cancelled'), 1).unsubscribe();
    clock.schedule(() => rung.push('in time'), 10);
    clock.schedule(() => rung.push('too late'), 11);
    clock.run(10);

    expect(rung).toEqual(['in time']);
    expect(clock.now()).toBe(10);
  });
});
