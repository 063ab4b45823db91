import { describe, expect, it } from 'vitest';
import { Outage } from '../../../src/run/health/outage.js';
import type { OutageSign } from '../../../src/run/health/outageSign.js';

/** So many rows on their way to a server that has so many places. */
function outageOf({ places, rows }: { places: number; rows: number }) {
  const outage = new Outage(places);
  for (let row = 0; row < rows; row += 1) outage.enter(row);
  /** A call in flight fails. */
  const fail = (row: number, sign: OutageSign = 'away', speaks = false) => outage.missed(row, sign, speaks);
  const during = <T>(row: number, end: () => T): T => {
    const over = outage.asked(row);
    const ended = end();
    over();
    return ended;
  };
  /** A call is sent, and fails before another one is sent. */
  const miss = (...call: Parameters<typeof fail>) => during(call[0], () => fail(...call));
  const reach = (row: number) => during(row, () => outage.reached(row));
  const answer = (row: number) => during(row, () => outage.answered(row));
  return { outage, miss, fail, reach, answer };
}

const ROW = { type: 'row' };
const probe = (inMs: number) => ({ type: 'probe', inMs });
const wait = (inMs: number) => ({ type: 'wait', inMs });

describe('Outage', () => {
  it('is one when as many rows fail as there are places, and is probed less and less', () => {
    const { miss } = outageOf({ places: 3, rows: 5 });

    expect([miss(0), miss(1)]).toEqual([ROW, ROW]);
    expect([0, 1, 2, 3, 4, 0].map((row) => miss(2 + (row % 3)))).toEqual(
      [1000, 2000, 4000, 8000, 15_000, 15_000].map(probe),
    );
  });

  it('is one when ten rows fail, or all that there are', () => {
    const many = outageOf({ places: 50, rows: 50 });
    expect(Array.from({ length: 10 }, (_, row) => many.miss(row))).toEqual([
      ...Array(9).fill(ROW),
      probe(1000),
    ]);

    const few = outageOf({ places: 50, rows: 2 });
    expect([few.miss(0), few.miss(0), few.miss(1)]).toEqual([ROW, ROW, probe(1000)]);
  });

  it('is none where rows have gone meanwhile, or one row fails again and again', () => {
    const { outage, miss } = outageOf({ places: 10, rows: 3 });
    expect([miss(0), miss(0), miss(0)]).toEqual([ROW, ROW, ROW]);
    outage.leave(1);

    expect(miss(2)).toEqual(probe(1000));
  });

  it('takes two rows for a fault, which may be that of one', () => {
    const { outage, miss } = outageOf({ places: 1, rows: 1 });
    expect([miss(0, 'fault'), miss(0, 'fault')]).toEqual([ROW, ROW]);
    outage.enter(1);

    expect(miss(1, 'fault')).toEqual(probe(1000));
  });

  it('is for good where connections are refused and nobody ever answered', () => {
    expect(outageOf({ places: 1, rows: 1 }).miss(0, 'refused')).toEqual({ type: 'gone' });

    const reached = outageOf({ places: 1, rows: 2 });
    reached.reach(1);
    expect(reached.miss(0, 'refused')).toEqual({ type: 'gone' });

    const answered = outageOf({ places: 1, rows: 2 });
    answered.answer(1);
    expect(answered.miss(0, 'refused')).toEqual(probe(1000));
  });

  it('is over when the server says anything, and what failed before is suspect', () => {
    const { miss, reach } = outageOf({ places: 2, rows: 4 });
    expect([miss(0), miss(1), miss(1)]).toEqual([ROW, probe(1000), probe(2000)]);
    reach(2);

    // The rows 0 and 1 prove nothing any more.
    expect([miss(0), miss(1), miss(0)]).toEqual([ROW, ROW, ROW]);
    expect([miss(2), miss(3)]).toEqual([ROW, probe(1000)]);
  });

  it('clears a row that was answered in the end', () => {
    const { miss, reach } = outageOf({ places: 2, rows: 4 });
    miss(0);
    reach(2);
    reach(0);

    expect([miss(0), miss(1)]).toEqual([ROW, probe(1000)]);
  });

  it.each([
    { sign: 'away', speaks: true },
    { sign: 'fault', speaks: true },
    { sign: 'away', speaks: false },
    { sign: 'refused', speaks: false },
  ] as const)('is none where others of the same volley were answered: $sign, speaks $speaks', ({
    sign,
    speaks,
  }) => {
    const { outage, fail, miss } = outageOf({ places: 20, rows: 40 });
    const ends = Array.from({ length: 20 }, (_, row) => outage.asked(row));
    const verdicts = ends.map((end, row) => {
      const verdict = row < 5 ? outage.answered(row) : fail(row, sign, speaks);
      end();
      return verdict;
    });

    expect(verdicts.slice(5)).toEqual(Array(15).fill(ROW));
    // What is sent later proves as much as ever.
    expect([20, 21, 22, 23, 24, 25, 26, 27, 28, 29].map((row) => miss(row, sign, speaks))).toEqual([
      ...Array(9).fill(ROW),
      probe(1000),
    ]);
  });

  it('is none by calls that were sent before one to which the server has said anything', () => {
    const { outage, fail, miss, reach } = outageOf({ places: 1, rows: 5 });
    outage.asked(0);
    outage.asked(4);
    reach(1);
    outage.asked(2);
    reach(3);
    outage.reached(4);

    expect([fail(0), fail(2), miss(1)]).toEqual([ROW, ROW, probe(1000)]);
  });

  it('takes a volley that fails for one probe', () => {
    const { outage, fail, miss } = outageOf({ places: 3, rows: 9 });
    const volley = (rows: readonly number[]) => {
      const ends = rows.map((row) => outage.asked(row));
      return rows.map((row, place) => {
        const verdict = fail(row);
        ends[place]?.();
        return verdict;
      });
    };

    expect(volley([0, 1, 2, 3, 4])).toEqual([ROW, ROW, probe(1000), wait(1000), wait(1000)]);
    expect(volley([5, 6, 7])).toEqual([probe(2000), wait(2000), wait(2000)]);
    expect(miss(8)).toEqual(probe(4000));
  });

  it('waits for all that are on their way where the server speaks', () => {
    const { outage, fail } = outageOf({ places: 20, rows: 20 });
    const ends = Array.from({ length: 20 }, (_, row) => outage.asked(row));
    const verdicts = ends.map((end, row) => {
      const verdict = fail(row, 'away', true);
      end();
      return verdict;
    });

    expect(verdicts.slice(0, 11)).toEqual([...Array(10).fill(ROW), probe(1000)]);
  });

  it('takes a failure that overtakes others for that of its row alone', () => {
    const { outage, fail } = outageOf({ places: 3, rows: 3 });
    for (const row of [0, 1, 2]) outage.asked(row);

    expect([fail(2, 'away', true), fail(2, 'away', true)]).toEqual([ROW, ROW]);
    // Nor does it speak for anything when it fails in another way.
    expect([fail(2), fail(0), fail(1)]).toEqual([ROW, ROW, probe(1000)]);
  });

  it.each([
    { older: 1, sent: 3, again: probe(1000) },
    { older: 2, sent: 3, again: ROW },
    { older: 3, sent: 30, again: probe(1000) },
    { older: 4, sent: 30, again: ROW },
  ])('takes a failure for that of its row alone behind more than one older call and a tenth of all: $older of $sent', ({
    older,
    sent,
    again,
  }) => {
    const { outage, fail } = outageOf({ places: 1, rows: sent });
    for (let row = 0; row < sent; row += 1) outage.asked(row);

    expect(fail(older, 'away', true)).toEqual(ROW);
    expect(fail(older)).toEqual(again);
  });

  it('clears what was in flight with its end', () => {
    const { outage, fail } = outageOf({ places: 1, rows: 3 });
    const ends = [0, 1, 2].map((row) => outage.asked(row));
    for (const end of ends.slice(0, 2)) end();

    expect(fail(2, 'away', true)).toEqual(probe(1000));
  });

  it('knows the volley of a call whose elders have ended', () => {
    const { outage, miss } = outageOf({ places: 1, rows: 3 });
    const [endFirst, endSecond] = [outage.asked(0), outage.asked(1)];
    outage.reached(0);
    endFirst();
    outage.asked(2);
    endSecond();

    expect(miss(2)).toEqual(probe(1000));
  });

  it('waits for those that ask again, too, where the server speaks', () => {
    const { outage, fail } = outageOf({ places: 20, rows: 20 });
    const ends = Array.from({ length: 20 }, (_, row) => outage.asked(row));
    const verdicts = ends.map((end, row) => {
      const verdict = fail(row, 'away', true);
      end();
      outage.asked(row);
      return verdict;
    });

    expect(verdicts).toEqual([...Array(19).fill(ROW), probe(1000)]);
  });

  it('suspects a row that has gone and come back, when the server speaks to another one', () => {
    const { outage, miss } = outageOf({ places: 10, rows: 4 });
    miss(0);
    outage.leave(0);
    outage.enter(0);
    outage.reached(1);

    expect([miss(2), miss(3), miss(1)]).toEqual([ROW, ROW, probe(1000)]);
  });

  it('forgets a row that has gone, when the server speaks to another one', () => {
    const { outage, miss, reach } = outageOf({ places: 10, rows: 4 });
    miss(0);
    outage.leave(0);
    reach(1);

    expect([miss(2), miss(3), miss(1)]).toEqual([ROW, ROW, probe(1000)]);
  });

  it('suspects no more rows than it takes for an outage', () => {
    const { miss, reach } = outageOf({ places: 50, rows: 50 });
    for (let row = 0; row < 50; row += 1) miss(row);
    reach(0);

    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((row) => miss(row))).toEqual(Array(10).fill(ROW));
    expect([10, 11, 12, 13, 14, 15, 16, 17, 18].map((row) => miss(row))).toEqual([
      ...Array(8).fill(ROW),
      probe(1000),
    ]);
  });
});
