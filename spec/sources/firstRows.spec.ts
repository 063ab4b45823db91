import { from, range } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { firstRows } from '../../src/sources/firstRows.js';
import { marbles } from '../support/marbles.js';

describe('firstRows', () => {
  it.each([
    { rows: 3, limit: 1, rest: 2 },
    { rows: 3, limit: 3, rest: 0 },
    { rows: 3, limit: 9, rest: 0 },
    { rows: 1_000_000, limit: 1, rest: 1001 },
  ])('tells that $rest of $rows rows are behind the first $limit', ({ rows, limit, rest }) => {
    const told: number[] = [];
    const given: number[] = [];
    range(0, rows)
      .pipe(firstRows(limit, (count) => told.push(count)))
      .subscribe((row) => given.push(row));
    expect(given).toHaveLength(Math.min(rows, limit));
    expect(told).toEqual([rest]);
  });

  it(
    'passes on what is wrong with the first rows, and not what is wrong behind them',
    marbles((m) => {
      const told: number[] = [];
      const tell = (count: number) => told.push(count);
      m.expect(m.cold('a-#').pipe(firstRows(2, tell))).toBeObservable('a-#');
      m.expect(m.cold('a-b-#').pipe(firstRows(2, tell))).toBeObservable('a-b-|');
      m.flush();
      expect(told).toEqual([]);
    }),
  );

  it('emits each of the first rows before it reads on', () => {
    const order: string[] = [];
    from(['a', 'b'])
      .pipe(firstRows(1, () => order.push('counted')))
      .subscribe({ next: (row) => order.push(row), complete: () => order.push('complete') });
    expect(order).toEqual(['a', 'counted', 'complete']);
  });
});
