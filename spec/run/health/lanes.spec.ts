import { EMPTY, firstValueFrom, map, NEVER } from 'rxjs';
import type { Context } from 'rxjs-marbles';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/experiment.js';
import { memoryQueue } from '../../../src/queues/memoryQueue.js';
import { Lanes } from '../../../src/run/health/lanes.js';
import { marbles } from '../../support/marbles.js';
import { mostAtOnce } from '../support/mostAtOnce.js';
import { alternating, experimentsOf, rows } from '../support/rows.js';
import { answer, failure, type SeenCall, testProvider } from '../support/testProvider.js';
import { watchRun } from '../support/watchRun.js';

function promptsOf(calls: readonly SeenCall[]): readonly string[] {
  return calls.map(({ prompt }) => prompt);
}

function lastEndMs(calls: readonly SeenCall[]): number {
  return Math.max(...calls.map(({ endedMs = Number.POSITIVE_INFINITY }) => endedMs));
}

type Clock = Pick<Context, 'scheduler'>;

describe('the lanes of a run', () => {
  it.each([
    { given: 'nothing', maxConcurrent: undefined, places: 1000 },
    { given: 'a cap over all', maxConcurrent: 7, places: 7 },
  ])('have as many places for an unlimited provider as $given allows', async ({ maxConcurrent, places }) => {
    const provider = { complete: () => NEVER, concurrency: Number.POSITIVE_INFINITY };
    const lanes = new Lanes({
      experiments: EMPTY,
      prompt: 'Say',
      providers: { a: provider },
      providerOf: () => provider,
      onPace: () => undefined,
      onHalt: () => undefined,
      maxConcurrent,
    });

    expect(await firstValueFrom(lanes.limitOf({ provider: 'a', model: 'm' }).places.count)).toBe(places);
  });
  it.each([
    { order: 'in turn', experiments: () => experimentsOf(alternating(rows('a', 10), rows('b', 10))) },
    { order: 'sorted by provider', experiments: () => experimentsOf(rows('a', 10), rows('b', 10)) },
  ])(
    'do not wait for one another, their rows $order',
    marbles((m, { experiments }: { experiments: () => ReturnType<typeof experimentsOf> }) => {
      const respond = (call: SeenCall) => answer(call, 100, m.scheduler);
      const a = testProvider(m.scheduler, respond, { concurrency: 2 });
      const b = testProvider(m.scheduler, respond, { concurrency: 2 });
      watchRun(m.scheduler, { experiments: experiments(), providers: { a, b } });
      m.flush();

      const starts = [0, 0, 100, 100, 200, 200, 300, 300, 400, 400];
      expect(a.calls.map(({ startedMs }) => startedMs)).toEqual(starts);
      expect(b.calls.map(({ startedMs }) => startedMs)).toEqual(starts);
    }),
  );

  it(
    'start their rows in input order, however long these take',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        answer(call, (Number(call.prompt.slice(1)) * 7919) % 1000, m.scheduler),
      );
      watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 100)), providers: { a } });
      m.flush();

      expect(promptsOf(a.calls)).toEqual(rows('a', 100).map(({ n }) => `a${n}`));
    }),
  );

  it(
    'get the shares of a scarce cap over all in turn, not in the order of the file',
    marbles((m) => {
      const order: string[] = [];
      const respond = (call: SeenCall) => {
        order.push(call.prompt);
        return answer(call, 100, m.scheduler);
      };
      const provider = () => testProvider(m.scheduler, respond);
      watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 4), rows('b', 3), rows('c', 3)),
        providers: { a: provider(), b: provider(), c: provider() },
        maxConcurrent: 1,
      });
      m.flush();

      const [first, ...later] = order;
      expect(first).toBe('a1');
      expect(later).toHaveLength(9);
      for (const turn of [0, 3, 6]) {
        const served = later.slice(turn, turn + 3).map((prompt) => prompt.charAt(0));
        expect(served.toSorted()).toEqual(['a', 'b', 'c']);
      }
    }),
  );

  describe.each([
    { trouble: 'never answers', respond: () => NEVER },
    {
      trouble: 'refuses for an hour',
      respond: (m: Clock) => failure('rate-limited', 1, m.scheduler, { delayMs: 500_000 }),
    },
    { trouble: 'fails again and again', respond: (m: Clock) => failure('transient', 1, m.scheduler) },
    { trouble: 'cannot be reached', respond: (m: Clock) => failure('unreachable', 1, m.scheduler) },
    { trouble: 'refuses the key', respond: (m: Clock) => failure('unauthorized', 1, m.scheduler) },
  ])('beside a provider that $trouble', ({ respond }) => {
    it(
      'are as fast as alone',
      marbles((m) => {
        const a = testProvider(m.scheduler, () => respond(m), { concurrency: 2 });
        const b = testProvider(m.scheduler, (call) => answer(call, 100, m.scheduler), { concurrency: 2 });
        const experiments = experimentsOf(rows('a', 100), rows('b', 10));
        watchRun(m.scheduler, { experiments, providers: { a, b }, maxConcurrent: 4 });
        m.flush();

        expect(lastEndMs(b.calls)).toBe(500);
      }),
    );
  });

  it.each([
    { waiting: 'paused', refusal: 'rate-limited', delayMs: 60_000 },
    { waiting: 'backing off', refusal: 'transient' },
  ] as const)(
    'leave every share of the cap over all to others while they are $waiting',
    marbles((m, { refusal, delayMs }: { refusal: 'rate-limited' | 'transient'; delayMs?: number }) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt === 1 ? failure(refusal, 1, m.scheduler, { delayMs }) : answer(call, 100, m.scheduler),
      );
      const b = testProvider(m.scheduler, (call) => answer(call, 100, m.scheduler));
      watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 3), rows('b', 30)),
        providers: { a, b },
        maxConcurrent: 3,
        retry: { initialDelayMs: 60_000 },
      });
      m.flush();

      expect(b.mostInFlight).toBe(3);
      expect(mostAtOnce([...a.calls, ...b.calls])).toBe(3);
      // All three shares are B's once A's first three calls have been refused.
      expect(lastEndMs(b.calls)).toBe(1001);
    }),
  );

  it(
    'are one for all rows that need no call, which flow in order and obey the same back-pressure',
    marbles((m) => {
      const bogus = ['x', 'y', 'z'].flatMap((name) => rows(name, 2));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(bogus),
        providers: { a: testProvider(m.scheduler, () => NEVER) },
        maxConcurrent: 2,
        sink: { write: (result) => m.cold('5ms (r|)', { r: result }) },
      });
      m.flush();

      expect(run.of('row-finished').map(({ atMs, result }) => [atMs, result.experiment.rowNumber])).toEqual([
        [5, 1],
        [5, 2],
        [10, 3],
        [10, 4],
        [15, 5],
        [15, 6],
      ]);
      expect(run.outputs[0]).toBe("Unknown provider 'x'; known providers: a");
    }),
  );

  it(
    'are left to calls: a row of theirs that cannot be asked does not wait for any',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER, { concurrency: 1 });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2)).pipe(
          map((row) => (row.rowNumber === 2 ? { ...row, problem: 'It has 3 cells instead of 4' } : row)),
        ),
        providers: { a },
        retry: { maxRetries: 0 },
      });
      m.flush();

      expect(
        run.of('row-finished').map(({ atMs, result }) => [atMs, result.experiment.rowNumber])[0],
      ).toEqual([0, 2]);
    }),
  );

  it(
    'keep the rows that wait in the queue that they are given',
    marbles((m) => {
      const sizes: number[] = [];
      const a = testProvider(m.scheduler, (call) => answer(call, 100, m.scheduler), { concurrency: 1 });
      const queue = () => {
        const rows = memoryQueue<Experiment>();
        const push = (row: Experiment) => {
          rows.push(row);
          sizes.push(rows.size);
        };
        return {
          ...rows,
          push,
          get size() {
            return rows.size;
          },
        };
      };
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 4)),
        providers: { a },
        queue,
      });
      m.flush();

      expect(sizes).toEqual([1, 2, 3]);
      expect(run.outputs).toEqual(['re: a1', 're: a2', 're: a3', 're: a4']);
    }),
  );

  it(
    'do not stand behind rows that need no call',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 1, m.scheduler));
      watchRun(m.scheduler, {
        experiments: experimentsOf(rows('bogus', 100), rows('a', 1)),
        providers: { a },
        sink: { write: (result) => m.cold('99ms (r|)', { r: result }) },
      });
      m.flush();

      expect(a.calls.map(({ startedMs }) => startedMs)).toEqual([0]);
    }),
  );
});
