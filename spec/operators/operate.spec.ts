import { Observable, of, type Subscriber, take } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type OperateConfig, operate } from '../../src/operators/operate.js';
import { marbles } from '../support/marbles.js';

type Handlers<In> = Omit<OperateConfig<In, unknown>, 'destination'>;

/** An operator that listens to its source with these handlers. */
function operating<In, Out = In>(handlersOf: (destination: Subscriber<Out>) => Handlers<In>) {
  return (source: Observable<In>) =>
    new Observable<Out>((destination) => {
      source.subscribe(operate<In, Out>({ destination, ...handlersOf(destination) }));
    });
}

/** What a subscriber sees of a source that does as `act` says, and when the source was let go of. */
function seenOf(act: (source: Subscriber<string>) => void, handlers: Handlers<string> = {}) {
  const seen: unknown[] = [];
  new Observable<string>((source) => {
    source.add(() => seen.push('let go'));
    act(source);
  })
    .pipe(operating(() => ({ ...handlers, finalize: () => seen.push('finalized') })))
    .subscribe({
      next: (value) => seen.push(value),
      error: (error) => seen.push(['error', error]),
      complete: () => seen.push('complete'),
    });
  return seen;
}

const fail = () => {
  throw new Error('defect');
};

describe('operate', () => {
  it.each(['-a-b|', '-a-#', '-|', '#', '|', '(ab|)'])(
    'passes on %s, and ends with it',
    marbles<string>((m, notifications) => {
      m.expect(m.cold(notifications).pipe(operating<unknown>(() => ({})))).toBeObservable(notifications);
    }),
  );

  it(
    'does with each notification what its handler says',
    marbles((m) => {
      const louder = operating<string>((subscriber) => ({
        next: (value) => subscriber.next(value.toUpperCase()),
        complete() {
          subscriber.next('z');
          subscriber.complete();
        },
        error() {
          subscriber.next('e');
          subscriber.complete();
        },
      }));

      m.expect(m.cold('-a--|').pipe(louder)).toBeObservable('-A--(z|)');
      m.expect(m.cold('-a--#').pipe(louder)).toBeObservable('-A--(e|)');
    }),
  );

  it(
    'unsubscribes from the source with the subscriber',
    marbles((m) => {
      const source = m.cold('-a-');

      m.expect(source.pipe(operating<unknown>(() => ({}))), '^--!').toBeObservable('-a-');
      m.expect(source).toHaveSubscriptions('^--!');
    }),
  );

  it.each([
    { title: 'its completion', act: (source: Subscriber<string>) => source.complete(), end: 'complete' },
    { title: 'its error', act: (source: Subscriber<string>) => source.error('why'), end: ['error', 'why'] },
  ])('lets go of the source behind $title, and is finalized then', ({ act, end }) => {
    expect(seenOf(act)).toEqual([end, 'let go', 'finalized']);
  });

  it('lets nothing through behind the end, or while that is being handled', () => {
    const again = (source: Subscriber<string>) => {
      source.next('a');
      source.complete();
      source.next('b');
      source.error('c');
      source.complete();
    };

    expect(seenOf(again)).toEqual(['a', 'complete', 'let go', 'finalized']);
  });

  it.each([
    { end: 'completion', act: (source: Subscriber<string>) => source.complete() },
    { end: 'error', act: (source: Subscriber<string>) => source.error('why') },
  ])('does not come back to itself while its $end is handled', ({ act }) => {
    let source: Subscriber<string> | undefined;
    const seen: string[] = [];
    new Observable<string>((subscriber) => {
      source = subscriber;
    })
      .pipe(
        operating<string>((subscriber) => {
          const end = () => {
            source?.next('late');
            source?.complete();
            source?.error('late');
            subscriber.complete();
          };
          return { complete: end, error: end };
        }),
      )
      .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('complete') });
    if (source !== undefined) act(source);

    expect(seen).toEqual(['complete']);
  });

  it.each([
    { handler: 'next', act: (source: Subscriber<string>) => source.next('a') },
    { handler: 'error', act: (source: Subscriber<string>) => source.error('why') },
    { handler: 'complete', act: (source: Subscriber<string>) => source.complete() },
  ])('errors with what $handler throws, and lets go of the source', ({ handler, act }) => {
    expect(seenOf(act, { [handler]: fail })).toEqual([['error', new Error('defect')], 'let go', 'finalized']);
  });

  it('stops a source that emits without end, as soon as nobody listens', () => {
    const endless = new Observable<number>((subscriber) => {
      for (let value = 0; !subscriber.closed; value += 1) subscriber.next(value);
    });
    const seen: number[] = [];
    endless
      .pipe(
        operating<number>(() => ({})),
        take(3),
      )
      .subscribe((value) => seen.push(value));

    expect(seen).toEqual([0, 1, 2]);
  });

  it('is closed from the start for a destination that has gone already', () => {
    const seen: unknown[] = [];
    new Observable<string>((destination) => {
      destination.complete();
      const listener = operate({ destination, finalize: () => seen.push('finalized') });
      seen.push(listener.closed);
    }).subscribe({ complete: () => seen.push('complete') });

    expect(seen).toEqual(['complete', 'finalized', true]);
  });

  it('makes handlers for each subscriber', () => {
    const counted = operating<string, number>((subscriber) => {
      let count = 0;
      return {
        next() {
          count += 1;
          subscriber.next(count);
        },
      };
    })(of('a', 'b'));
    const seen: number[] = [];
    counted.subscribe((count) => seen.push(count));
    counted.subscribe((count) => seen.push(count));

    expect(seen).toEqual([1, 2, 1, 2]);
  });
});
