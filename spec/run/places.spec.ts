import { BehaviorSubject, NEVER, of, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/errors.js';
import type { RunEvent, Untimed } from '../../src/events.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, type SeenCall, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

describe('a provider whose places change', () => {
  it(
    'is asked as often at once as it has places, however these change',
    marbles((m) => {
      const places = new BehaviorSubject(0);
      const respond = (call: SeenCall) => answer(call, 100, m.scheduler);
      const a = testProvider(m.scheduler, respond, { concurrency: Number.POSITIVE_INFINITY, places });
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 10)), providers: { a } });
      const at = (ms: number, count: number) => m.scheduler.schedule(() => places.next(count), ms);
      at(50, 2);
      at(200, 5);
      at(260, 1);
      m.flush();

      expect(a.calls.map(({ startedMs }) => startedMs)).toEqual([
        50, 50, 150, 150, 200, 200, 200, 250, 250, 350,
      ]);
      expect(run.results).toHaveLength(10);
      expect(run.of('cap-changed').map(({ cap }) => cap)).toEqual([0, 2, 5, 1]);
    }),
  );

  it(
    'keeps to the cap that the user gives, whatever places there are',
    marbles((m) => {
      const respond = (call: SeenCall) => answer(call, 100, m.scheduler);
      const a = testProvider(m.scheduler, respond, { places: new BehaviorSubject(50) });
      const run = { experiments: experimentsOf(rows('a', 9)), providers: { a }, concurrency: { a: 3 } };
      watchRun(m.scheduler, run);
      m.flush();

      expect(a.mostInFlight).toBe(3);
    }),
  );

  it(
    'shares its places among its models',
    marbles((m) => {
      const respond = (call: SeenCall) => answer(call, 100, m.scheduler);
      const a = testProvider(m.scheduler, respond, { places: new BehaviorSubject(3) });
      const both = ['m1', 'm2'].flatMap((model) => rows('a', 6).map((row) => ({ ...row, model })));
      watchRun(m.scheduler, { experiments: experimentsOf(both), providers: { a } });
      m.flush();

      expect(a.mostInFlight).toBe(3);
    }),
  );

  it(
    'is asked at once for the calls that wait, when it gets more of them',
    marbles((m) => {
      const places = new BehaviorSubject(3);
      const a = testProvider(m.scheduler, (call) => answer(call, 100, m.scheduler), { places });
      const both = ['m1', 'm2'].flatMap((model) => rows('a', 3).map((row) => ({ ...row, model })));
      watchRun(m.scheduler, { experiments: experimentsOf(both), providers: { a } });
      m.scheduler.schedule(() => places.next(6), 50);
      m.flush();

      expect(a.calls.map(({ startedMs }) => startedMs)).toEqual([0, 0, 0, 50, 50, 50]);
    }),
  );

  it(
    'is halted when there will be none, and its rows are left',
    marbles((m) => {
      const places = new BehaviorSubject(1);
      const a = testProvider(m.scheduler, () => NEVER, { places });
      const b = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 3), rows('b', 2)),
        providers: { a, b },
        timeoutMs: 500,
        retry: { maxRetries: 0 },
      });
      m.scheduler.schedule(
        () => places.error(new ProviderError('no worker is left', { failure: 'unreachable' })),
        100,
      );
      m.flush();

      expect(run.of('provider-halted')).toMatchObject([
        { provider: 'a', failure: 'unreachable', reason: 'no worker is left', atMs: 100 },
      ]);
      expect(run.of('row-left')).toHaveLength(2);
      expect(run.results.filter(({ status }) => status === 'ok')).toHaveLength(2);
      expect(run.completedAtMs).toBe(500);
    }),
  );

  it(
    'has its waiting rows left at once when there never was any, and never will be',
    marbles((m) => {
      const places = new BehaviorSubject(0);
      const a = testProvider(m.scheduler, () => NEVER, { places });
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 3)), providers: { a } });
      m.scheduler.schedule(
        () => places.error(new ProviderError('nobody came', { failure: 'unreachable' })),
        100,
      );
      m.flush();

      expect(run.of('row-left').map(({ reason }) => reason)).toEqual(['halted', 'halted', 'halted']);
      expect(run.completedAtMs).toBe(100);
    }),
  );

  it(
    'has its waiting rows left at once when the run is told to stop',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER, { places: new BehaviorSubject(0) });
      const stop = new Subject<void>();
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 3)), providers: { a }, stop });
      m.scheduler.schedule(() => stop.next(), 70);
      m.flush();

      expect(run.of('row-left').map(({ reason }) => reason)).toEqual([
        'interrupted',
        'interrupted',
        'interrupted',
      ]);
      expect(run.completedAtMs).toBe(70);
      expect(a.calls).toEqual([]);
    }),
  );

  it(
    'tells its news among the events of the run',
    marbles((m) => {
      const news: Untimed<RunEvent> = { type: 'warning', message: 'nobody is here yet' };
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        news: of(news),
      });
      m.flush();
      expect(run.of('warning')).toEqual([{ ...news, atMs: 0 }]);
    }),
  );

  it(
    'is told of each row by an id that its attempts share and its twins do not',
    marbles((m) => {
      const ids: (string | undefined)[] = [];
      const a = {
        complete: ({ id }: { readonly id?: string | undefined }) => {
          ids.push(id);
          throw new ProviderError('again', { failure: 'transient' });
        },
      };
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1), rows('a', 1)),
        providers: { a },
        retry: { maxRetries: 1 },
      });
      m.flush();
      const [one, other] = run.results.map(({ experimentId }) => experimentId);
      const twins = [`${one}-1-0`, `${one}-1-0`, `${other}-2-1`, `${other}-2-1`];
      expect(ids.toSorted()).toEqual(twins.toSorted());
    }),
  );
});
