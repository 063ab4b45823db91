import { asyncScheduler, defer, NEVER, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { onItsWay } from '../../../src/run/call/onItsWay.js';
import { Halts } from '../../../src/run/health/halts.js';
import { LanePlaces } from '../../../src/run/health/lanePlaces.js';
import { experimentAt } from '../../sinks/support/results.js';
import { marbles } from '../../support/marbles.js';

/** A row that waits, and that nothing happens to. */
function unhindered() {
  return {
    lane: { enter: () => () => undefined },
    place: { take: () => undefined },
    halts: new Halts(),
    calls: { inFlight: false },
    scheduler: asyncScheduler,
  };
}

/** Counts how often a row is looked at. */
function watchedCalls() {
  const looks = { count: 0 };
  const calls = {
    get inFlight() {
      looks.count += 1;
      return true;
    },
  };
  return { looks, calls };
}

describe('onItsWay', () => {
  it(
    'counts a row from its beginning to its end, on the clock of the run',
    marbles((m) => {
      const moments: number[] = [];
      const lane = {
        enter(_: unknown, now: () => number) {
          moments.push(now());
          return () => moments.push(now());
        },
      };
      const place = new LanePlaces(1).place();
      m.cold('-----(a|)')
        .pipe(onItsWay(experimentAt(0), { ...unhindered(), lane, place, scheduler: m.scheduler }))
        .subscribe();
      m.flush();

      expect(moments).toEqual([0, 5]);
    }),
  );

  it('takes back the place that a row has left to others, when it ends while it waits', () => {
    const places = new LanePlaces(10);
    const counts: number[] = [];
    places.count.subscribe((count) => counts.push(count));
    const place = places.place();
    const row = NEVER.pipe(onItsWay(experimentAt(0), { ...unhindered(), place })).subscribe();
    place.leave();
    row.unsubscribe();

    expect(counts).toEqual([10, 11, 10]);
  });

  it.each([
    { end: 'it has its answer', row: of('yes') },
    { end: 'nobody wants it any more', row: NEVER },
  ])('looks at a row no more when $end', ({ row }) => {
    const halts = new Halts();
    const { looks, calls } = watchedCalls();
    const subscription = row.pipe(onItsWay(experimentAt(0), { ...unhindered(), halts, calls })).subscribe();
    halts.halt('somebody');
    subscription.unsubscribe();
    const before = looks.count;
    halts.halt('somebody else');

    expect(looks.count).toBe(before);
  });

  it('does not begin a row that must not be sent', () => {
    const halts = new Halts();
    halts.stop();
    let begun = 0;
    const errors: unknown[] = [];
    const row = defer(() => {
      begun += 1;
      return NEVER;
    });
    row
      .pipe(onItsWay(experimentAt(0), { ...unhindered(), halts }))
      .subscribe({ error: (error: unknown) => errors.push(error) });

    expect(errors).toMatchObject([{ reason: 'interrupted' }]);
    expect(begun).toBe(0);
  });

  it('looks at a row that waits at every halt', () => {
    const halts = new Halts();
    const { looks, calls } = watchedCalls();
    NEVER.pipe(onItsWay(experimentAt(0), { ...unhindered(), halts, calls })).subscribe();
    const before = looks.count;
    halts.halt('somebody');

    expect(looks.count).toBe(before + 1);
  });
});
