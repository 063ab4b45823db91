import { asyncScheduler } from 'rxjs';
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
    leave: () => undefined,
  };
}

/** A row that may be halted, and why it has left so far. */
function haltable(calls = { inFlight: false }) {
  const halts = new Halts();
  const reasons: string[] = [];
  const end = onItsWay(experimentAt(0), {
    ...unhindered(),
    halts,
    calls,
    leave: (reason) => reasons.push(reason),
  });
  return { halts, reasons, end };
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
      const end = onItsWay(experimentAt(0), { ...unhindered(), lane, scheduler: m.scheduler });
      m.cold('-----(a|)').subscribe(end);
      m.flush();

      expect(moments).toEqual([0, 5]);
    }),
  );

  it('takes back the place that a row has left to others, when it ends while it waits', () => {
    const places = new LanePlaces(10);
    const counts: number[] = [];
    places.count.subscribe((count) => counts.push(count));
    const place = places.place();
    const end = onItsWay(experimentAt(0), { ...unhindered(), place });
    place.leave();
    end();

    expect(counts).toEqual([10, 11, 10]);
  });

  it('lets a row leave that waits, when nothing is to be sent any more', () => {
    const { halts, reasons } = haltable();
    halts.halt('somebody else');
    expect(reasons).toEqual([]);
    halts.stop();

    expect(reasons).toEqual(['interrupted']);
  });

  it('lets a call in flight come to its end, and looks again at the next halt', () => {
    const calls = { inFlight: true };
    const { halts, reasons } = haltable(calls);
    halts.stop();
    expect(reasons).toEqual([]);
    calls.inFlight = false;
    halts.halt('somebody else');

    expect(reasons).toEqual(['interrupted']);
  });

  it('looks at a row no more that has ended', () => {
    const { halts, reasons, end } = haltable();
    end();
    halts.stop();

    expect(reasons).toEqual([]);
  });

  it('leaves nothing of a row that has ended with those who watch for a halt', () => {
    let watchers = 0;
    const watch = () => {
      watchers += 1;
      return () => {
        watchers -= 1;
      };
    };
    const end = onItsWay(experimentAt(0), {
      ...unhindered(),
      halts: { watch, reason: () => undefined },
    });
    expect(watchers).toBe(1);
    end();

    expect(watchers).toBe(0);
  });

  it('lets a row leave once, where more is halted when it leaves', () => {
    const halts = new Halts();
    const left: string[] = [];
    const ends = ['first', 'second'].map((name) =>
      onItsWay(experimentAt(0), {
        ...unhindered(),
        halts,
        leave: () => {
          left.push(name);
          if (left.length === 1) halts.endBudget();
        },
      }),
    );
    halts.stop();
    for (const end of ends) end();

    expect(left).toEqual(['first', 'second']);
  });
});
