import { EMPTY, type Observable, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Check, inTurn } from '../../src/operators/inTurn.js';
import { whenThere } from '../../src/operators/whenThere.js';
import { marbles } from '../support/marbles.js';

/** What comes of a value, as a stream. */
function checked<T>(value: T, ...checks: readonly Check<T>[]): Observable<T> {
  return whenThere(inTurn(...checks)(value), of);
}

describe('inTurn', () => {
  it('returns the value at once behind checks that return it, in their order', () => {
    const both = inTurn<string>(
      (value) => `${value}1`,
      (value) => `${value}2`,
    );

    expect(both('a')).toBe('a12');
  });

  it(
    'waits for what a check has to wait for, before the checks behind it are asked',
    marbles((m) => {
      const asked: string[] = [];
      const slow: Observable<string> = m.cold('---b|');
      const last: Check<string> = (value) => {
        asked.push(value);
        return value;
      };

      m.expect(checked('a', () => slow, last)).toBeObservable('---(b|)');
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
          const passed = `${value}${index}`;
          return index % 2 === 0 ? of(passed) : passed;
        },
    );
    checked('a', ...checks).subscribe((value) => seen.push(value));

    expect(seen).toEqual(['a01234']);
  });

  it('ends where a check completes without a value', () => {
    const seen: unknown[] = [];
    checked(1, () => EMPTY, asItIs).subscribe({
      next: (value) => seen.push(value),
      complete: () => seen.push('complete'),
    });

    expect(seen).toEqual(['complete']);
  });

  it(
    'lets go of a check that it waits for',
    marbles((m) => {
      const waiting = m.cold('-------|');

      m.expect(
        checked<string>('a', () => waiting),
        '^---!',
      ).toBeObservable('-----');
      m.expect(waiting).toHaveSubscriptions('^---!');
    }),
  );

  it('throws what a check throws, and errors with it where a check before it has to be waited for', () => {
    const errors: unknown[] = [];
    const broken: Check<number> = () => {
      throw new Error('defect');
    };

    expect(() => inTurn(asItIs, broken)(1)).toThrow('defect');
    checked(1, (value) => of(value), broken).subscribe({ error: (error) => errors.push(error) });
    expect(errors).toEqual([new Error('defect')]);
  });
});

const asItIs: Check<number> = (value) => value;
