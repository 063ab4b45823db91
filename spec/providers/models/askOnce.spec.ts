import { concat, ignoreElements, merge, take, timer } from 'rxjs';
import { describe, it } from 'vitest';
import { askOnce } from '../../../src/providers/models/askOnce.js';
import { marbles } from '../../support/marbles.js';

const values = { a: 'a', u: undefined };

describe('askOnce', () => {
  it(
    'asks once for all who want to know',
    marbles((m) => {
      const ask = m.cold<string>('--a|');
      const fact = askOnce(ask, m.scheduler);

      m.expect(merge(fact, fact)).toBeObservable('---(aa|)', values);
      m.expect(ask).toHaveSubscriptions('^--!');
    }),
  );

  it(
    'remembers what it has learned, also for those who took the value and went',
    marbles((m) => {
      const ask = m.cold<string>('--a|');
      const fact = askOnce(ask, m.scheduler);
      const later = timer(5, m.scheduler).pipe(ignoreElements());

      m.expect(concat(fact.pipe(take(1)), later, fact)).toBeObservable('---a----(a|)', values);
      m.expect(ask).toHaveSubscriptions('^--!');
    }),
  );

  it(
    'does without what cannot be had, and does not ask again',
    marbles((m) => {
      const ask = m.cold<string>('--#');
      const fact = askOnce(ask, m.scheduler);

      m.expect(concat(fact, fact)).toBeObservable('--(uu|)', values);
      m.expect(ask).toHaveSubscriptions('^-!');
    }),
  );

  it(
    'does without what takes more than 10 seconds',
    marbles((m) => {
      const ask = m.cold<string>('-');
      const fact = askOnce(ask, m.scheduler);

      m.expect(concat(fact, fact)).toBeObservable('10s (uu|)', values);
      m.expect(ask).toHaveSubscriptions('^ 9999ms !');
    }),
  );

  it(
    'takes the question back when nobody wants to know any more',
    marbles((m) => {
      const ask = m.cold<string>('-----a|');
      const fact = askOnce(ask, m.scheduler);

      m.expect(fact, '^-!').toBeObservable('---');
      m.expect(fact, '----^------!').toBeObservable('----------(a|)', values);
      m.expect(ask).toHaveSubscriptions(['^-!', '----^-----!']);
    }),
  );
});
