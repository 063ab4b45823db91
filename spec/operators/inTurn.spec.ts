import { EMPTY, type Observable, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Check, inTurn } from '../../src/operators/inTurn.js';
import { marbles } from '../support/marbles.js';

describe('inTurn', () => {
  it(
    'goes on at once behind checks that return the value, in their order',
    marbles((m) => {
      const checks: Check<string>[] = [(value) => `${value}1`, (value) => `${value}2`];

      m.expect(m.cold('--a|').pipe(inTurn(...checks))).toBeObservable('--(a|)', { a: 'a12' });
    }),
  );

  it(
    'waits for what a check has to wait for, before the checks behind it are asked',
    marbles((m) => {
      const asked: string[] = [];
      const slow: Observable<string> = m.cold('---b|');
      const last: Check<string> = (value) => {
        asked.push(value);
        return value;
      };

      m.expect(m.cold('--a|').pipe(inTurn(() => slow, last))).toBeObservable('-----(b|)');
      m.flush();
      expect(asked).toEqual(['b']);
    }),
  );

  it('asks every check once, in order, wherever there is something to wait for', () => {
    const seen: string[] = [];
    const checks = Array.from(
      { length: 5 },
      (_, index): Check<string> =>
        (value) => {
          const checked = `${value}${index}`;
          return index % 2 === 0 ? of(checked) : checked;
        },
    );
    of('a')
      .pipe(inTurn(...checks))
      .subscribe((value) => seen.push(value));

    expect(seen).toEqual(['a01234']);
  });

  it('ends where a check completes without a value', () => {
    const seen: unknown[] = [];
    of(1)
      .pipe(inTurn(() => EMPTY, asItIs))
      .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('complete') });

    expect(seen).toEqual(['complete']);
  });

  it(
    'lets go of a check that it waits for',
    marbles((m) => {
      const waiting = m.cold('-------|');

      m.expect(m.cold('--a|').pipe(inTurn<string>(() => waiting)), '^---!').toBeObservable('-----');
      m.expect(waiting).toHaveSubscriptions('--^-!');
    }),
  );

  it('errors with what a check throws', () => {
    const errors: unknown[] = [];
    const broken: Check<number> = () => {
      throw new Error('defect');
    };
    of(1)
      .pipe(inTurn(broken, asItIs))
      .subscribe({ error: (error) => errors.push(error) });

    expect(errors).toEqual([new Error('defect')]);
  });
});

const asItIs: Check<number> = (value) => value;
