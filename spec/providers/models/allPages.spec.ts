import { describe, it } from 'vitest';
import { allPages } from '../../../src/providers/models/allPages.js';
import { marbles } from '../../support/marbles.js';

describe('allPages', () => {
  it(
    'asks for one page after the other, and emits all items at once',
    marbles((m) => {
      const first = m.cold('  --(a|)', { a: { items: [1, 2], next: 'x' } });
      const second = m.cold(' --(b|)', { b: { items: [3] } });
      const expected = '      ----(r|)';

      const result = allPages((after) => (after === 'x' ? second : first));
      m.expect(result).toBeObservable(expected, { r: [1, 2, 3] });
      m.expect(first).toHaveSubscriptions('  ^-!');
      m.expect(second).toHaveSubscriptions(' --^-!');
    }),
  );

  it(
    'emits nothing of a list whose second page fails',
    marbles((m) => {
      const first = m.cold('  (a|)', { a: { items: [1], next: 'x' } });
      const second = m.cold(' --#');
      m.expect(allPages((after) => (after === 'x' ? second : first))).toBeObservable('--#');
    }),
  );

  it(
    'stops after a hundred pages of a list that never ends',
    marbles((m) => {
      const page = m.cold('(a|)', { a: { items: [1], next: 'x' } });
      m.expect(allPages(() => page)).toBeObservable('(r|)', { r: new Array(100).fill(1) });
    }),
  );

  it(
    'asks for no further page when unsubscribed from',
    marbles((m) => {
      const page = m.cold('   --(a|)', { a: { items: [1], next: 'x' } });
      const unsubscribed = '  ---!';
      m.expect(
        allPages(() => page),
        unsubscribed,
      ).toBeObservable('----');
      m.expect(page).toHaveSubscriptions(['^-!', '--^!']);
    }),
  );
});
