import { NEVER, Observable, of, Subject, take, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { concatOne } from '../../src/operators/concatOne.js';
import { marbles } from '../support/marbles.js';

describe('concatOne', () => {
  it.each([
    { title: 'its completion', next: '--b|', expected: '----b|', subs: '--^--!' },
    { title: 'an empty one', next: '-|', expected: '---|', subs: '--^!' },
    { title: 'many values', next: '-bc|', expected: '---bc|', subs: '--^--!' },
    { title: 'its error', next: '-#', expected: '---#', subs: '--^!' },
  ])(
    'goes on with what is made of the value, to $title',
    marbles<{ next: string; expected: string; subs: string }>((m, row) => {
      const source = m.cold('--a|');
      const next = m.cold(row.next);

      m.expect(source.pipe(concatOne(() => next))).toBeObservable(row.expected);
      m.expect(next).toHaveSubscriptions(row.subs);
    }),
  );

  it.each([
    { title: 'completes with an empty source', source: '--|', subs: '^-!' },
    { title: 'errors with the source', source: '--#', subs: '^-!' },
  ])(
    '$title',
    marbles<{ source: string; subs: string }>((m, row) => {
      const source = m.cold(row.source);

      m.expect(source.pipe(concatOne(() => NEVER))).toBeObservable(row.source);
      m.expect(source).toHaveSubscriptions(row.subs);
    }),
  );

  it(
    'errors with a source that fails behind its value',
    marbles((m) => {
      const next = m.cold('----b|');

      m.expect(m.cold('-a-#').pipe(concatOne(() => next))).toBeObservable('---#');
      m.expect(next).toHaveSubscriptions('-^-!');
    }),
  );

  it(
    'drops values behind the first',
    marbles((m) => {
      const seen: string[] = [];
      const next = (value: string) => {
        seen.push(value);
        return m.cold('---b|');
      };

      m.expect(m.cold('-a-c|').pipe(concatOne(next))).toBeObservable('----b|');
      m.flush();
      expect(seen).toEqual(['a']);
    }),
  );

  it(
    'unsubscribes from where it is',
    marbles((m) => {
      const source = m.cold('--a|');
      const next = m.cold('  ----|');

      m.expect(source.pipe(concatOne(() => next)), '^!').toBeObservable('-');
      m.expect(source.pipe(concatOne(() => next)), '^---!').toBeObservable('-');
      m.expect(source).toHaveSubscriptions(['^!', '^--!']);
      m.expect(next).toHaveSubscriptions('--^-!');
    }),
  );

  it('errors with what the projection throws', () => {
    const errors: unknown[] = [];
    const broken = concatOne(() => {
      throw new Error('defect');
    });
    of(1)
      .pipe(broken)
      .subscribe({ error: (error) => errors.push(error) });

    expect(errors).toEqual([new Error('defect')]);
  });

  it('shares nothing between subscribers', () => {
    const seen: number[] = [];
    const doubled = of(1).pipe(concatOne((value) => of(2 * value)));
    doubled.subscribe((value) => seen.push(value));
    doubled.subscribe((value) => seen.push(value));

    expect(seen).toEqual([2, 2]);
  });

  it('stops a next step that emits without end', () => {
    const endless = new Observable<number>((subscriber) => {
      for (let value = 0; !subscriber.closed; value += 1) subscriber.next(value);
    });
    const seen: number[] = [];
    of('go')
      .pipe(
        concatOne(() => endless),
        take(3),
      )
      .subscribe((value) => seen.push(value));

    expect(seen).toEqual([0, 1, 2]);
  });

  it('lets go of the source when it has ended, although the next step goes on', () => {
    const source = new Subject<number>();
    const subscription = source.pipe(concatOne(() => NEVER)).subscribe();
    source.next(1);
    source.complete();

    expect(source.observed).toBe(false);
    expect(subscription.closed).toBe(false);
  });

  it('takes no notice of an error that a source makes behind its end', () => {
    const seen: unknown[] = [];
    const next = new Subject<string>();
    new Observable<number>((source) => {
      source.next(1);
      source.complete();
      source.error('late');
    })
      .pipe(concatOne(() => next))
      .subscribe({ next: (value) => seen.push(value), error: (error) => seen.push(error) });
    next.next('b');

    expect(seen).toEqual(['b']);
  });

  it('gives up on the value when the source throws at once', () => {
    const seen: unknown[] = [];
    throwError(() => 'broken')
      .pipe(concatOne(() => of(1)))
      .subscribe({ next: (value) => seen.push(value), error: (error) => seen.push(error) });

    expect(seen).toEqual(['broken']);
  });
});
