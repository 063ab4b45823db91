import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Shedding } from '../../../src/run/health/shedding.js';

it('counts how many of the last ten rows were turned away at their last attempt', () => {
  const shedding = new Shedding();
  const noted = (rows: readonly number[], turnedAway: boolean) =>
    rows.map((row) => shedding.note(row, turnedAway));

  expect(noted([1, 2, 3, 3, 3], true)).toEqual([1, 2, 3, 3, 3]);
  expect(noted([3], false)).toEqual([2]);
  expect(noted([4, 5, 6, 7, 8, 9, 10], false)).toEqual(Array(7).fill(2));
  expect(noted([1], true)).toEqual([2]);
  expect(noted([11], false)).toEqual([1]);
  expect(noted([12, 13, 14, 15, 16, 17, 18], false)).toEqual(Array(7).fill(1));
  expect(noted([19, 20], false)).toEqual([1, 0]);
});

it('counts what the last ten rows say, whatever became of which rows before', () => {
  const note = fc.tuple(fc.nat(25), fc.boolean());
  fc.assert(
    fc.property(fc.array(note, { maxLength: 80 }), (notes) => {
      const shedding = new Shedding();
      let last: (readonly [number, boolean])[] = [];
      for (const [row, turnedAway] of notes) {
        last = [...last.filter(([other]) => other !== row), [row, turnedAway] as const].slice(-10);
        const expected = last.filter(([, wasTurnedAway]) => wasTurnedAway).length;
        expect(shedding.note(row, turnedAway)).toBe(expected);
      }
    }),
  );
});
