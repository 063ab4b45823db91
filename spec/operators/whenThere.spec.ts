import { EMPTY, NEVER, type Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { whenThere } from '../../src/operators/whenThere.js';
import { marbles } from '../support/marbles.js';

const twice = (value: number) => 2 * value;

/** What a stream tells, in order. */
function told(stream: unknown): unknown[] {
  const seen: unknown[] = [];
  (stream as Observable<unknown>).subscribe({
    next: (value) => seen.push(value),
    error: (error) => seen.push(error),
    complete: () => seen.push('complete'),
  });
  return seen;
}

describe('whenThere', () => {
  it('returns at once what is made of a value that is there', () => {
    expect(whenThere(3, twice)).toBe(6);
  });

  it('returns the stream that is made of a value that is there, as it is', () => {
    expect(whenThere(3, () => NEVER)).toBe(NEVER);
  });

  it('makes a value of the one that comes, and drops those behind it', () => {
    expect(told(whenThere(of(3, 4), twice))).toEqual([6, 'complete']);
  });

  it(
    'waits for a value, and for what is made of it',
    marbles((m) => {
      const source = m.cold('--a--|');
      const next = m.cold('     ---b|');
      m.expect(whenThere(source, () => next)).toBeObservable('-----b|');
      m.expect(next).toHaveSubscriptions('--^---!');
    }),
  );

  it(
    'lets go of what it waits for',
    marbles((m) => {
      const source = m.cold('------|');
      m.expect(
        whenThere(source, () => NEVER),
        '^--!',
      ).toBeObservable('----');
      m.expect(source).toHaveSubscriptions('^--!');
    }),
  );

  it('completes where no value comes', () => {
    expect(told(whenThere(EMPTY, twice))).toEqual(['complete']);
  });

  it('errors as the value does', () => {
    const broken = throwError(() => new Error('broken'));
    expect(told(whenThere(broken, twice))).toEqual([new Error('broken')]);
  });

  it('throws what goOn throws, and errors with it where the value comes', () => {
    const fail = (): never => {
      throw new Error('defect');
    };
    expect(() => whenThere(3, fail)).toThrow('defect');
    expect(told(whenThere(of(3), fail))).toEqual([new Error('defect')]);
  });
});
