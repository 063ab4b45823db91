import fc from 'fast-check';
import { interval, take, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { VirtualTime } from '../../src/forecast/virtualTime.js';

describe('VirtualTime', () => {
  it('does what VirtualTimeScheduler does, in the same order, whatever is scheduled and taken back', () => {
    const step = fc.record({ delayMs: fc.nat(20), thenMs: fc.option(fc.nat(5)), cancelled: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const seen = [new VirtualTime(), new VirtualTimeScheduler()].map((scheduler) => {
          const done: (readonly [number, string])[] = [];
          for (const [index, { delayMs, thenMs, cancelled }] of steps.entries()) {
            const work = scheduler.schedule(() => {
              done.push([scheduler.now(), `${index}`]);
              if (thenMs !== null)
                scheduler.schedule(() => done.push([scheduler.now(), `${index} then`]), thenMs);
            }, delayMs);
            if (cancelled) work.unsubscribe();
          }
          scheduler.flush();
          return done;
        });
        expect(seen[0]).toEqual(seen[1]);
      }),
    );
  });

  it('repeats what schedules itself anew', () => {
    const time = new VirtualTime();
    const at: number[] = [];
    interval(10, time)
      .pipe(take(3))
      .subscribe(() => at.push(time.now()));
    time.flush();
    expect(at).toEqual([10, 20, 30]);
  });
});
