import {
  defer,
  EMPTY,
  finalize,
  mergeMap,
  Observable,
  of,
  Subject,
  timeout,
  timer,
  VirtualTimeScheduler,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { Gate } from '../../../src/operators/gate/gate.js';
import { throughGate } from '../../../src/operators/gate/throughGate.js';
import { mergeLane } from '../../../src/operators/mergeLane.js';
import { retryWithBackoff } from '../../../src/operators/retry/retryWithBackoff.js';
import { marbles } from '../../support/marbles.js';

const a = { key: 'a' };

describe('throughGate', () => {
  it.each([
    { title: 'an empty source', source: '--|', subs: '^-!' },
    { title: 'one value', source: '      --r|', subs: '^--!' },
    { title: 'many values', source: '    -abc-|', subs: '^----!' },
    { title: 'an error', source: '       --#', subs: '^-!' },
  ])(
    'passes on $title',
    marbles<{ source: string; subs: string }>((m, row) => {
      const source = m.cold(row.source);

      m.expect(source.pipe(throughGate(new Gate(), a))).toBeObservable(row.source);
      m.expect(source).toHaveSubscriptions(row.subs);
    }),
  );

  it(
    'subscribes when a place is free, and not before',
    marbles((m) => {
      const gate = new Gate({ permits: 1 });
      const first = m.cold(' --r|');
      const second = m.cold('--s|');
      const third = m.cold(' --t|');

      m.expect(first.pipe(throughGate(gate, a))).toBeObservable(' --r|');
      m.expect(second.pipe(throughGate(gate, a))).toBeObservable('-----s|');
      m.expect(third.pipe(throughGate(gate, a))).toBeObservable(' --------t|');
      m.expect(second).toHaveSubscriptions('                   ---^--!');
      m.expect(third).toHaveSubscriptions('                    ------^--!');
    }),
  );

  it.each([
    { title: 'success', call: '     --r|', free: '---^-!' },
    { title: 'an empty end', call: '---|', free: '---^-!' },
    { title: 'an error', call: '    ---#', free: '---^-!' },
    { title: 'a timeout', call: '   -----r|', free: '----^-!' },
  ])(
    'has its place free again after $title',
    marbles<{ call: string; free: string }>((m, row) => {
      const gate = new Gate({ permits: 1 });
      const call = m.cold(row.call).pipe(timeout(4), throughGate(gate, a));
      const next = m.cold('--|');
      call.subscribe({ error: () => {} });

      m.expect(next.pipe(throughGate(gate, a))).toBeObservable(`${row.free.replace(/\^.*/, '')}--|`);
      m.expect(next).toHaveSubscriptions(row.free);
    }),
  );

  it(
    'gives its place back on unsubscribe',
    marbles((m) => {
      const gate = new Gate({ permits: 1 });
      const call = m.cold('------');
      const unsub = '      --!';
      const next = m.cold('--|');

      m.expect(call.pipe(throughGate(gate, a)), unsub).toBeObservable('---');
      m.expect(next.pipe(throughGate(gate, a))).toBeObservable('----|');
      m.expect(call).toHaveSubscriptions('^-!');
    }),
  );

  it(
    'leaves the queue on unsubscribe, and never subscribes',
    marbles((m) => {
      const gate = new Gate({ permits: 1 });
      const running = m.cold('----|');
      const left = m.cold('   --|');
      const next = m.cold('   --|');
      const unsub = '         --!';

      m.expect(running.pipe(throughGate(gate, a))).toBeObservable('----|');
      m.expect(left.pipe(throughGate(gate, a)), unsub).toBeObservable('---');
      m.expect(next.pipe(throughGate(gate, a))).toBeObservable('------|');
      m.expect(left).toHaveSubscriptions([]);
      m.expect(next).toHaveSubscriptions('----^-!');
    }),
  );

  it.each([
    { title: 'at once', call: '(r|)' },
    { title: 'later', call: '   --r|' },
    { title: 'with an error', call: '--#' },
    { title: 'by being unsubscribed', call: '-------' },
  ])(
    'is free behind the teardown of a call that ends $title',
    marbles<{ call: string }>((m, row) => {
      const gate = new Gate({ permits: 1 });
      const order: string[] = [];
      const first = m.cold(row.call).pipe(
        finalize(() => order.push('torn down')),
        throughGate(gate, a),
      );
      const second = defer(() => {
        order.push('next');
        return EMPTY;
      });
      const subscription = first.subscribe({ error: () => {} });
      second.pipe(throughGate(gate, a)).subscribe();
      m.scheduler.schedule(() => subscription.unsubscribe(), 5);
      m.flush();

      expect(order).toEqual(['torn down', 'next']);
    }),
  );

  it(
    'asks anew for each subscriber',
    marbles((m) => {
      const source = m.cold('--r|');
      const call = source.pipe(throughGate(new Gate({ permits: 1 }), a));

      m.expect(call).toBeObservable('--r|');
      m.expect(timer(1).pipe(mergeMap(() => call))).toBeObservable('-----r|');
      m.expect(source).toHaveSubscriptions(['^--!', '---^--!']);
    }),
  );

  it(
    'holds no place while a retry behind it waits',
    marbles((m) => {
      const gate = new Gate({ permits: 1 });
      const failing = m.cold(' -#');
      const next = m.cold('    -----|');
      const retried = retryWithBackoff({ maxRetries: 1, initialDelayMs: 2, jitter: 0 });

      m.expect(failing.pipe(throughGate(gate, a), retried)).toBeObservable('-------#');
      m.expect(next.pipe(throughGate(gate, { key: 'b' }))).toBeObservable(' ------|');
      m.expect(failing).toHaveSubscriptions(['                   ^!', '------^!']);
    }),
  );

  it('queues under its key, with its size', () => {
    const asked: unknown[] = [];
    const paceOf = (key: string) => ({
      waitMs: (_nowMs: number, tokens: number) => {
        asked.push([key, tokens]);
        return 0;
      },
    });
    const gate = new Gate({ paceOf });
    EMPTY.pipe(throughGate(gate, { key: 'a', tokens: 70 })).subscribe();
    EMPTY.pipe(throughGate(gate, { key: 'b' })).subscribe();

    expect(asked).toEqual([
      ['a', 70],
      ['b', 0],
    ]);
  });

  it.each([
    {
      title: 'the pace of a key cannot be had',
      paceOf: () => {
        throw new Error('defect');
      },
    },
    {
      title: 'a pace throws',
      paceOf: () => ({
        waitMs: () => {
          throw new Error('defect');
        },
      }),
    },
  ])('errors when $title', ({ paceOf }) => {
    const errors: unknown[] = [];
    of(1)
      .pipe(throughGate(new Gate({ paceOf }), a))
      .subscribe({ error: (error) => errors.push(error) });

    expect(errors).toEqual([new Error('defect')]);
  });

  it('waits for its turn with the clock of the gate, and leaves nothing scheduled behind', () => {
    const scheduler = new VirtualTimeScheduler();
    const gate = new Gate({ scheduler, paceOf: () => ({ waitMs: (nowMs) => Math.max(0, 500 - nowMs) }) });
    const starts: number[] = [];
    const call = new Observable<never>(() => {
      starts.push(scheduler.now());
    }).pipe(throughGate(gate, a));
    call.subscribe();
    const impatient = call.subscribe();
    impatient.unsubscribe();
    scheduler.flush();

    expect(starts).toEqual([500]);
    expect(scheduler.now()).toBe(500);
  });

  it('reaches the cap, and never exceeds it, with two lanes that have caps of their own', () => {
    const scheduler = new VirtualTimeScheduler();
    const gate = new Gate({ permits: 5, scheduler });
    const inFlight = { a: 0, b: 0 };
    const most = { a: 0, b: 0, both: 0 };
    const rows = (key: 'a' | 'b', concurrency: number) =>
      new Observable<number>((subscriber) => {
        for (let row = 0; row < 50; row += 1) subscriber.next(row);
        subscriber.complete();
      }).pipe(
        mergeLane(
          () =>
            defer(() => {
              inFlight[key] += 1;
              most[key] = Math.max(most[key], inFlight[key]);
              most.both = Math.max(most.both, inFlight.a + inFlight.b);
              return timer(100, scheduler);
            }).pipe(
              finalize(() => {
                inFlight[key] -= 1;
              }),
              throughGate(gate, { key }),
            ),
          { concurrency },
        ),
      );
    const done = new Subject<void>();
    rows('a', 4).subscribe({ complete: () => done.next() });
    rows('b', 3).subscribe({ complete: () => done.next() });
    scheduler.flush();

    expect(most).toEqual({ a: 4, b: 3, both: 5 });
    expect(scheduler.now()).toBeLessThanOrEqual(2100);
  });
});
