import { mergeMap, Observable, of, Subject, throwError, timer, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { LimitPace } from '../../src/operators/pace/limitPace.js';
import type { Acceptance, PacedCall, Refusal } from '../../src/operators/pace/pacedCall.js';
import { reportToPace } from '../../src/operators/reportToPace.js';
import { marbles } from '../support/marbles.js';

/** A pace that tells what it is told. */
class ToldPace extends LimitPace {
  readonly told: unknown[] = [];

  override start(nowMs: number, tokens: number): PacedCall {
    this.told.push(['start', nowMs, tokens]);
    return super.start(nowMs, tokens);
  }

  override accept(call: PacedCall, nowMs: number, acceptance: Acceptance): void {
    this.told.push(['accept', call.startedMs, nowMs, acceptance]);
    super.accept(call, nowMs, acceptance);
  }

  override refuse(call: PacedCall, nowMs: number, refusal: Refusal): void {
    this.told.push(['refuse', call.startedMs, nowMs, refusal]);
    super.refuse(call, nowMs, refusal);
  }

  override fail(call: PacedCall, nowMs: number): void {
    this.told.push(['fail', call.startedMs, nowMs]);
    super.fail(call, nowMs);
  }

  override end(): void {
    this.told.push(['end']);
    super.end();
  }
}

const toRefusal = (error: unknown) => (error === 429 ? { delayMs: 50, reason: 'too many' } : undefined);

describe('reportToPace', () => {
  it.each([
    { title: 'an empty call', call: ' --|', subs: '^-!', told: [['start', 0, 0], ['end']] },
    {
      title: 'an answer',
      call: '--r|',
      subs: '^--!',
      told: [['start', 0, 0], ['accept', 0, 2, {}], ['end']],
    },
    {
      title: 'many values',
      call: '-ab|',
      subs: '^--!',
      told: [['start', 0, 0], ['accept', 0, 1, {}], ['accept', 0, 2, {}], ['end']],
    },
    { title: 'an error', call: '--#', subs: '^-!', told: [['start', 0, 0], ['fail', 0, 2], ['end']] },
  ])(
    'passes on $title, and reports it',
    marbles<{ call: string; subs: string; told: unknown[] }>((m, row) => {
      const pace = new ToldPace();
      const source = m.cold(row.call);

      m.expect(source.pipe(reportToPace(pace))).toBeObservable(row.call);
      m.expect(source).toHaveSubscriptions(row.subs);
      m.flush();
      expect(pace.told).toEqual(row.told);
    }),
  );

  it(
    'reports a refusal, and passes on its error',
    marbles((m) => {
      const pace = new ToldPace();
      const source = m.cold('--#', undefined, 429);

      m.expect(source.pipe(reportToPace(pace, { refusal: toRefusal }))).toBeObservable('--#', undefined, 429);
      m.flush();
      expect(pace.told).toEqual([
        ['start', 0, 0],
        ['refuse', 0, 2, { delayMs: 50, reason: 'too many' }],
        ['end'],
      ]);
    }),
  );

  it(
    'reports errors that are no refusals as failures',
    marbles((m) => {
      const pace = new ToldPace({ cap: 10 });
      const source = m.cold('#', undefined, 500);

      m.expect(source.pipe(reportToPace(pace, { refusal: toRefusal }))).toBeObservable('#', undefined, 500);
      m.flush();
      expect(pace.told).toEqual([['start', 0, 0], ['fail', 0, 0], ['end']]);
      expect(pace.cap).toBe(10);
    }),
  );

  it(
    'reports the end of a call that is unsubscribed',
    marbles((m) => {
      const pace = new ToldPace();
      const source = m.cold('-----r|');
      const unsub = '        --!';

      m.expect(source.pipe(reportToPace(pace)), unsub).toBeObservable('---');
      m.expect(source).toHaveSubscriptions('^-!');
      m.flush();
      expect(pace.told).toEqual([['start', 0, 0], ['end']]);
    }),
  );

  it(
    'reports each subscriber as a call of its own',
    marbles((m) => {
      const pace = new ToldPace();
      const call = m.cold('--r|').pipe(reportToPace(pace));

      m.expect(call).toBeObservable('--r|');
      m.expect(timer(9).pipe(mergeMap(() => call))).toBeObservable('-----------r|');
      m.flush();
      expect(pace.told).toEqual([
        ['start', 0, 0],
        ['accept', 0, 2, {}],
        ['end'],
        ['start', 9, 0],
        ['accept', 9, 11, {}],
        ['end'],
      ]);
    }),
  );

  it('tells the size of the call, and what its answer says', () => {
    const pace = new ToldPace();
    const allowance = { requests: { remaining: 3 } };
    of('answer')
      .pipe(
        reportToPace(pace, {
          tokens: 700,
          acceptance: (value) => ({ tokens: value.length, allowance }),
          scheduler: new VirtualTimeScheduler(),
        }),
      )
      .subscribe();

    expect(pace.told).toEqual([['start', 0, 700], ['accept', 0, 0, { tokens: 6, allowance }], ['end']]);
  });

  it('reports with the clock it is given', () => {
    const scheduler = new VirtualTimeScheduler();
    const pace = new ToldPace();
    scheduler.schedule(() => of(1).pipe(reportToPace(pace, { scheduler })).subscribe(), 77);
    scheduler.flush();

    expect(pace.told).toEqual([['start', 77, 0], ['accept', 77, 77, {}], ['end']]);
  });

  it('ends behind the teardown of the call, late additions to it included', () => {
    const pace = new ToldPace();
    const later = new Subject<void>();
    const call = new Observable<never>((subscriber) => {
      later.subscribe(() => subscriber.add(() => pace.told.push('torn down')));
    });
    const subscription = call.pipe(reportToPace(pace)).subscribe();
    later.next();
    subscription.unsubscribe();

    expect(pace.told).toEqual([['start', expect.any(Number), 0], 'torn down', ['end']]);
  });

  it.each([
    { callback: 'acceptance', call: of('answer') },
    { callback: 'refusal', call: throwError(() => 429) },
  ])('errors with what $callback throws, and the call is over', ({ callback, call }) => {
    const pace = new ToldPace();
    const throwing = () => {
      throw new Error('defect');
    };
    const errors: unknown[] = [];
    call
      .pipe(reportToPace(pace, { [callback]: throwing }))
      .subscribe({ error: (error) => errors.push(error) });

    expect(errors).toEqual([new Error('defect')]);
    expect(pace.told.at(-1)).toEqual(['end']);
  });
});
