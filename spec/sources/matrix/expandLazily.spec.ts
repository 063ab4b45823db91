import { concat, of, Subject, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { memoryQueue } from '../../../src/queues/memoryQueue.js';
import { expandLazily } from '../../../src/sources/matrix/expandLazily.js';
import { marbles } from '../../support/marbles.js';

const letters = (count: number) => (value: string) =>
  Array.from({ length: count }, (_, index) => `${value}${index + 1}`);

describe('expandLazily', () => {
  it(
    'emits all items of each value, in order',
    marbles((m) => {
      const source = m.cold('  -a--b-|');
      const items = source.pipe(expandLazily(letters(2), { scheduler: m.scheduler }));
      const seen: [number, string][] = [];
      items.subscribe((item) => seen.push([m.scheduler.now(), item]));
      m.flush();
      expect(seen).toEqual([
        [1, 'a1'],
        [1, 'a2'],
        [4, 'b1'],
        [4, 'b2'],
      ]);
    }),
  );

  it(
    'makes no item before its turn, and gives everybody a turn after each slice',
    marbles((m) => {
      let made = 0;
      const endless = function* () {
        for (;;) yield made++;
      };
      const turns: number[] = [];
      const subscription = of('a')
        .pipe(expandLazily(endless, { slice: 10, scheduler: m.scheduler }))
        .subscribe();
      m.scheduler.schedule(function watch(this: { schedule(state: undefined, delay: number): void }) {
        turns.push(made);
        if (turns.length === 3) subscription.unsubscribe();
        else this.schedule(undefined, 0);
      }, 0);
      m.flush();
      expect(turns).toEqual([10, 20, 30]);
      expect(made).toBe(30);
    }),
  );

  it(
    'rests until somebody is hungry',
    marbles((m) => {
      const hungry = new Subject<void>();
      const appetite = { isHungry: true, hungry };
      const seen: string[] = [];
      of('a')
        .pipe(expandLazily(letters(5), { appetite, scheduler: m.scheduler }))
        .subscribe((item) => {
          seen.push(item);
          appetite.isHungry = seen.length % 2 !== 0;
        });
      m.flush();
      expect(seen).toEqual(['a1', 'a2']);
      appetite.isHungry = true;
      hungry.next();
      m.flush();
      expect(seen).toEqual(['a1', 'a2', 'a3', 'a4']);
    }),
  );

  it(
    'errors as the source does, behind the items of the values before',
    marbles((m) => {
      const seen: unknown[] = [];
      concat(
        of('a', 'b'),
        throwError(() => 'torn'),
      )
        .pipe(expandLazily(letters(2), { slice: 1, scheduler: m.scheduler }))
        .subscribe({ next: (item) => seen.push(item), error: (error) => seen.push(error) });
      m.flush();
      expect(seen).toEqual(['a1', 'a2', 'b1', 'b2', 'torn']);
    }),
  );

  it(
    'errors as expand does, and with the queue that refuses',
    marbles((m) => {
      const errors: unknown[] = [];
      const error = (caught: unknown) => errors.push(caught);
      const refuse = () => {
        throw 'no items';
      };
      const full = () => ({
        ...memoryQueue<string>(),
        push: () => {
          throw 'full';
        },
      });
      of('a')
        .pipe(expandLazily(refuse, { scheduler: m.scheduler }))
        .subscribe({ error });
      of('a')
        .pipe(expandLazily(letters(1), { queue: full, scheduler: m.scheduler }))
        .subscribe({ error });
      m.flush();
      expect(errors).toEqual(['full', 'no items']);
    }),
  );

  it(
    'lets go of the source, the queue and its turn when unsubscribed',
    marbles((m) => {
      const source = m.cold('a-b-');
      let closed = 0;
      const close = () => {
        closed += 1;
      };
      const queue = () => ({ ...memoryQueue<string>(), close });
      const subscription = source
        .pipe(expandLazily(letters(1), { queue, slice: 1, scheduler: m.scheduler }))
        .subscribe();
      m.scheduler.schedule(() => subscription.unsubscribe(), 1);
      m.flush();
      m.expect(source).toHaveSubscriptions(['^!']);
      expect(closed).toBe(1);
    }),
  );
});
