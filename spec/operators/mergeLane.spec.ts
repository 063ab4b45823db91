import fc from 'fast-check';
import {
  BehaviorSubject,
  concat,
  defer,
  EMPTY,
  from,
  lastValueFrom,
  map,
  mergeMap,
  NEVER,
  of,
  range,
  reduce,
  Subject,
  throwError,
  timer,
  VirtualTimeScheduler,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type MergeLaneOptions, mergeLane } from '../../src/operators/mergeLane.js';
import { memoryQueue } from '../../src/queues/memoryQueue.js';
import type { RowQueue } from '../../src/queues/rowQueue.js';
import { marbles } from '../support/marbles.js';
import { merges, played } from './support/randomMerges.js';

/** A queue that counts how often it was closed. */
function watchedQueue<T>(overrides: Partial<RowQueue<T>> = {}) {
  const state = { opened: 0, closed: 0 };
  const open = (): RowQueue<T> => {
    state.opened += 1;
    const queue = memoryQueue<T>();
    return {
      get size() {
        return queue.size;
      },
      push: (row) => queue.push(row),
      shift: () => queue.shift(),
      close: () => {
        state.closed += 1;
        queue.close();
      },
      ...overrides,
    };
  };
  return { state, open };
}

describe('mergeLane', () => {
  it(
    'lets a value wait for the first that ends',
    marbles((m) => {
      const source = m.hot('       -a-b-c|');
      const inner = m.cold('       --1---2|');
      const expected = '           ---1-1-2-21---2|';

      m.expect(source.pipe(mergeLane(() => inner, { concurrency: 2 }))).toBeObservable(expected);
      m.expect(inner).toHaveSubscriptions(['-^------!', '---^------!', '--------^------!']);
    }),
  );

  it('is mergeMap to the letter, with any source, inner observables, concurrency and ending', () => {
    fc.assert(
      fc.property(merges, (merge) => {
        const { concurrency } = merge;
        const own = played(merge, (project) => mergeLane(project, { concurrency }));
        const plain = played(merge, (project) => mergeMap(project, concurrency));

        expect(own).toEqual(plain);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    { title: 'an empty source', source: '--|', expected: '  --|' },
    { title: 'one value', source: '      -a|', expected: '  -----1-(2|)' },
    { title: 'a source that never ends', source: '-a-', expected: '-----1-2-' },
  ])(
    'takes $title',
    marbles<{ source: string; expected: string }>((m, row) => {
      const inner = m.cold('----1-(2|)');
      const unsub = '       ------------!';

      const result = m.cold(row.source).pipe(mergeLane(() => inner));
      m.expect(result, unsub).toBeObservable(row.expected);
    }),
  );

  it(
    'starts waiting values in order as places become free',
    marbles((m) => {
      const source = m.cold('-a-b-c|');
      const inner = m.cold('  ----1|');
      const subs = [
        '                    -^----!',
        '                    ---^----!',
        '                    ------^----!',
      ];
      const expected = '     -----1-1--1|';

      m.expect(source.pipe(mergeLane(() => inner, { concurrency: 2 }))).toBeObservable(expected);
      m.expect(inner).toHaveSubscriptions(subs);
      m.expect(source).toHaveSubscriptions('^-----!');
    }),
  );

  it('gives each value and its index to the projection, and takes iterables from it', async () => {
    const lane = from('abc').pipe(
      mergeLane((value, index) => [value, String(index)]),
      reduce((all, value) => all + value, ''),
    );

    expect(await lastValueFrom(lane)).toBe('a0b1c2');
  });

  it.each([
    { title: 'the source', source: '-ab#', inner: '----|', expected: '  ---#' },
    { title: 'an inner observable', source: '-abc-|', inner: '--#', expected: '---#' },
  ])(
    'errors with the error of $title, and stops all others',
    marbles<{ source: string; inner: string; expected: string }>((m, row) => {
      const source = m.cold(row.source);
      const inner = m.cold(row.inner);

      m.expect(source.pipe(mergeLane(() => inner, { concurrency: 2 }))).toBeObservable(row.expected);
      m.expect(source).toHaveSubscriptions('^--!');
      m.expect(inner).toHaveSubscriptions(['-^-!', '--^!']);
    }),
  );

  it(
    'errors with what the projection throws, for a value that waited, too',
    marbles((m) => {
      const source = m.cold('ab--');
      const inner = m.cold(' ---|');
      const expected = '     ---#';
      const project = (value: string) => {
        if (value === 'b') throw new Error('defect');
        return inner;
      };

      const result = source.pipe(mergeLane(project, { concurrency: 1 }));
      m.expect(result).toBeObservable(expected, undefined, new Error('defect'));
      m.expect(source).toHaveSubscriptions('^--!');
    }),
  );

  it(
    'stops the source and all inner observables on unsubscribe, and starts no waiting value',
    marbles((m) => {
      const source = m.cold('abc---');
      const inner = m.cold(' -----|');
      const unsub = '        ---!';

      m.expect(source.pipe(mergeLane(() => inner, { concurrency: 2 })), unsub).toBeObservable('----');
      m.expect(source).toHaveSubscriptions('^--!');
      m.expect(inner).toHaveSubscriptions(['^--!', '-^-!']);
    }),
  );

  it(
    'has places and a queue for each subscriber',
    marbles((m) => {
      const source = m.cold('ab|');
      const inner = m.cold(' --1|');
      const { open, state } = watchedQueue<string>();
      const lane = source.pipe(mergeLane(() => inner, { concurrency: 1, queue: open }));

      m.expect(lane).toBeObservable('--1--1|');
      m.expect(timer(1).pipe(mergeMap(() => lane))).toBeObservable('---1--1|');
      m.expect(inner).toHaveSubscriptions(['^--!', '-^--!', '---^--!', '----^--!']);
      m.flush();
      expect(state).toEqual({ opened: 2, closed: 2 });
    }),
  );

  it.each([
    { title: 'completion', source: of(1), end: EMPTY },
    { title: 'an error of the source', source: throwError(() => 'broken'), end: EMPTY },
    { title: 'an error of an inner observable', source: of(1), end: throwError(() => 'broken') },
    { title: 'unsubscription', source: of(1, 2, 3), end: NEVER },
  ])('closes the queue on $title', ({ source, end }) => {
    const { open, state } = watchedQueue<number>();
    const lane = source.pipe(mergeLane(() => end, { concurrency: 1, queue: open }));
    lane.subscribe({ error: () => {} }).unsubscribe();

    expect(state).toEqual({ opened: 1, closed: 1 });
  });

  it.each(['push', 'shift'] as const)('errors with what the queue throws on %s', (method) => {
    const { open, state } = watchedQueue<number>({
      [method]: () => {
        throw new Error('disk full');
      },
    });
    const first = new Subject<never>();
    const errors: unknown[] = [];
    concat(of(1, 2), NEVER)
      .pipe(mergeLane(() => first, { concurrency: 1, queue: open }))
      .subscribe({ error: (error) => errors.push(error) });
    first.complete();

    expect(errors).toEqual([new Error('disk full')]);
    expect(state.closed).toBe(1);
  });

  it('gets 100,000 values done that complete at once behind a running one', async () => {
    const order = range(0, 100_000).pipe(
      mergeLane((value) => (value === 0 ? timer(0).pipe(map(() => value)) : of(value)), { concurrency: 1 }),
      reduce((last, value) => (value === last + 1 ? value : Number.NaN), -1),
    );

    expect(await lastValueFrom(order)).toBe(99_999);
  });

  it.each([1, 2])('drains a source that is fed by its own results, %i at a time', (concurrency) => {
    const source = new Subject<number>();
    const seen: number[] = [];
    source.pipe(mergeLane((value) => of(value), { concurrency })).subscribe((value) => {
      seen.push(value);
      if (value < 2_000) source.next(value + 1);
      else source.complete();
    });
    source.next(1);

    expect(seen).toHaveLength(2_000);
  });

  describe('with a concurrency that changes', () => {
    it(
      'starts waiting values when it rises, and lets running ones go on when it falls',
      marbles((m) => {
        const source = m.cold('     (abcdefg|)');
        const concurrency = m.hot(' 1-3-----1-----').pipe(map(Number));
        const inner = m.cold('      ------|');
        const subs = [
          '                         ^-----!',
          '                         --^-----!',
          '                         --^-----!',
          '                         ------^-----!',
          '                         ------------^-----!',
          '                         ------------------^-----!',
          '                         ------------------------^-----!',
        ];
        const expected = '          ------------------------------|';

        m.expect(source.pipe(mergeLane(() => inner, { concurrency }))).toBeObservable(expected);
        m.expect(inner).toHaveSubscriptions(subs);
      }),
    );

    it(
      'starts nothing before its first value, and while it is 0',
      marbles((m) => {
        const source = m.cold('     ab|');
        const concurrency = m.hot(' --1-0-----1-').pipe(map(Number));
        const inner = m.cold('      ----|');
        const subs = ['             --^---!', '             ----------^---!'];
        const expected = '          --------------|';

        m.expect(source.pipe(mergeLane(() => inner, { concurrency }))).toBeObservable(expected);
        m.expect(inner).toHaveSubscriptions(subs);
      }),
    );

    it(
      'lets go of it when no more values can wait, and on unsubscribe',
      marbles((m) => {
        const source = m.cold('     -a|');
        const concurrency = m.cold('2---');
        const inner = m.cold('      --|');
        const unsub = '             ^!';
        const lane = source.pipe(mergeLane(() => inner, { concurrency: concurrency.pipe(map(Number)) }));

        m.expect(lane).toBeObservable('---|');
        m.expect(lane, unsub).toBeObservable('--');
        m.expect(concurrency).toHaveSubscriptions(['^-!', unsub]);
      }),
    );

    it(
      'keeps its last value when it completes, and errors when it errors',
      marbles((m) => {
        const source = m.cold('ab---|');
        const inner = m.cold(' ---|');

        const completed = m.cold('(1|)').pipe(map(Number));
        m.expect(source.pipe(mergeLane(() => inner, { concurrency: completed }))).toBeObservable('------|');

        const broken = m.cold('1-#').pipe(map(Number));
        m.expect(source.pipe(mergeLane(() => inner, { concurrency: broken }))).toBeObservable('--#');
      }),
    );

    it('reads no source when the concurrency fails at once', () => {
      let read = 0;
      const source = defer(() => of(++read));
      const errors: unknown[] = [];
      source
        .pipe(mergeLane((value) => of(value), { concurrency: throwError(() => 'broken') }))
        .subscribe({ error: (error) => errors.push(error) });

      expect(errors).toEqual(['broken']);
      expect(read).toBe(0);
    });

    it('lets nothing overtake that arrives while it rises', () => {
      const concurrency = new BehaviorSubject(1);
      const source = new Subject<string>();
      const started: string[] = [];
      const project = (value: string) => {
        started.push(value);
        if (value === 'b') source.next('d');
        return NEVER;
      };
      source.pipe(mergeLane(project, { concurrency })).subscribe();
      for (const value of 'abc') source.next(value);
      concurrency.next(10);

      expect(started).toEqual(['a', 'b', 'c', 'd']);
    });

    it('starts values at once that complete at once', () => {
      const concurrency = new BehaviorSubject(0);
      const seen: number[] = [];
      range(0, 5_000)
        .pipe(mergeLane((value) => of(value), { concurrency }))
        .subscribe((value) => seen.push(value));
      expect(seen).toEqual([]);

      concurrency.next(1);
      expect(seen).toEqual(Array.from({ length: 5_000 }, (_, index) => index));
    });
  });

  it.each<MergeLaneOptions<number>>([
    { concurrency: 0 },
    { concurrency: -1 },
    { concurrency: Number.NaN },
  ])('refuses %o when it is made', (options) => {
    expect(() => mergeLane(of, options)).toThrow(
      new RangeError(`concurrency must be positive, got ${options.concurrency}`),
    );
  });

  it('subscribes to nothing that is made while everything ends', () => {
    let subscribed = 0;
    const source = new Subject<number>();
    const each = (value: number) => {
      subscription.unsubscribe();
      return defer(() => of(value + subscribed++));
    };
    const subscription = source.pipe(mergeLane(each)).subscribe();
    source.next(1);

    expect(subscribed).toBe(0);
  });

  it.each([5, 6])('lets everything else have its turn where many end at once, after %i ms', (turnMs) => {
    const clock = new VirtualTimeScheduler();
    let nowMs = 0;
    const scheduler = { now: () => nowMs, schedule: clock.schedule.bind(clock) };
    const seen: (number | string)[] = [];
    const first = new Subject<number>();
    const each = (value: number) => {
      nowMs += 3;
      return value === 0 ? first : of(value);
    };
    clock.schedule(() => seen.push('something else'));
    range(0, 6)
      .pipe(mergeLane(each, { concurrency: 1, turnMs, scheduler }))
      .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('complete') });
    first.complete();

    expect(seen).toEqual([1, 2]);
    clock.flush();
    expect(seen).toEqual([1, 2, 'something else', 3, 4, 5, 'complete']);
  });

  it('starts nothing behind a rest that nobody waits for any more', () => {
    const clock = new VirtualTimeScheduler();
    let nowMs = 0;
    const scheduler = { now: () => nowMs, schedule: clock.schedule.bind(clock) };
    const started: number[] = [];
    const first = new Subject<number>();
    const each = (value: number) => {
      started.push(value);
      nowMs += 10;
      return value === 0 ? first : of(value);
    };
    const subscription = range(0, 6)
      .pipe(mergeLane(each, { concurrency: 1, turnMs: 5, scheduler }))
      .subscribe();
    first.complete();
    subscription.unsubscribe();
    clock.flush();

    expect(started).toEqual([0, 1]);
  });

  it('errors with what the queue throws behind a rest', () => {
    const clock = new VirtualTimeScheduler();
    let nowMs = 0;
    const scheduler = { now: () => nowMs, schedule: clock.schedule.bind(clock) };
    let isFull = false;
    const waiting = memoryQueue<number>();
    const failing: RowQueue<number> = {
      get size() {
        return waiting.size;
      },
      push: (row) => waiting.push(row),
      shift: () => {
        if (isFull) throw new Error('disk full');
        return waiting.shift();
      },
      close: () => waiting.close(),
    };
    const first = new Subject<number>();
    const each = (value: number) => {
      nowMs += 10;
      return value === 0 ? first : of(value);
    };
    const errors: unknown[] = [];
    range(0, 6)
      .pipe(mergeLane(each, { concurrency: 1, turnMs: 5, scheduler, queue: () => failing }))
      .subscribe({ error: (error) => errors.push(error) });
    first.complete();
    isFull = true;
    clock.flush();

    expect(errors).toEqual([new Error('disk full')]);
  });
});
