import { NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { onItsWay } from '../../../src/run/call/onItsWay.js';
import { LanePlaces } from '../../../src/run/health/lanePlaces.js';
import { experimentAt } from '../../sinks/support/results.js';
import { marbles } from '../../support/marbles.js';

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
        .pipe(onItsWay(experimentAt(0), { lane, place, scheduler: m.scheduler }))
        .subscribe();
      m.flush();

      expect(moments).toEqual([0, 5]);
    }),
  );

  it(
    'takes back the place that a row has left to others, when it ends while it waits',
    marbles((m) => {
      const places = new LanePlaces(10);
      const counts: number[] = [];
      places.count.subscribe((count) => counts.push(count));
      const place = places.place();
      const lane = { enter: () => () => undefined };
      const row = NEVER.pipe(onItsWay(experimentAt(0), { lane, place, scheduler: m.scheduler })).subscribe();
      place.leave();
      row.unsubscribe();

      expect(counts).toEqual([10, 11, 10]);
    }),
  );
});
