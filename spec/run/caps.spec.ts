import { NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';
import { mostAtOnce } from './support/mostAtOnce.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

interface CapsCase {
  readonly ownCap?: number | undefined;
  readonly concurrency?: { readonly a: number } | undefined;
  readonly maxConcurrent?: number | undefined;
  readonly count: number;
  readonly expected: number;
  /** How long it takes until so many are let go, as far as it is not at once. */
  readonly opensMs?: number | undefined;
}

interface SpeedCase {
  readonly inParallel: number;
  readonly count: number;
  readonly latencyMs: number;
  readonly expectedMs: number;
}

describe('the caps of a run', () => {
  it.each([
    { given: 'nothing', count: 30, expected: 10 },
    { given: 'what the provider says', ownCap: 7, count: 30, expected: 7 },
    { given: 'what the run says', ownCap: 7, concurrency: { a: 20 }, count: 30, expected: 20 },
    { given: 'a smaller cap over all', ownCap: 7, maxConcurrent: 3, count: 30, expected: 3 },
    { given: 'a larger cap over all', concurrency: { a: 20 }, maxConcurrent: 100, count: 30, expected: 20 },
    {
      given: 'none but the cap over all',
      ownCap: Infinity,
      maxConcurrent: 40,
      count: 100,
      expected: 40,
      opensMs: 50,
    },
    { given: 'none at all', ownCap: Infinity, count: 1100, expected: 1000, opensMs: 400 },
    { given: 'a cap of 50', concurrency: { a: 50 }, count: 100, expected: 50, opensMs: 100 },
    { given: 'a cap that is more than the rows', concurrency: { a: 50 }, count: 5, expected: 5 },
  ])(
    'are reached and not exceeded: given $given, $expected calls are in flight',
    marbles((m, { ownCap, count, expected, concurrency, maxConcurrent, opensMs = 0 }: CapsCase) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 1000, m.scheduler), { concurrency: ownCap });
      const experiments = experimentsOf(rows('a', count));
      const run = watchRun(m.scheduler, { experiments, providers: { a }, concurrency, maxConcurrent });
      m.flush();

      expect(a.mostInFlight).toBe(expected);
      const idealMs = Math.ceil(count / expected) * 1000;
      expect(run.completedAtMs).toBeGreaterThanOrEqual(idealMs);
      expect(run.completedAtMs).toBeLessThanOrEqual(idealMs + opensMs);
      expect(a.calls.map(({ prompt }) => prompt)).toEqual(rows('a', count).map(({ n }) => `a${n}`));
      expect(run.of('row-finished')).toHaveLength(count);
    }),
  );

  it.each([
    { inParallel: 1, count: 20, latencyMs: 1000, expectedMs: 20_000 },
    { inParallel: 2, count: 20, latencyMs: 1000, expectedMs: 10_000 },
    { inParallel: 5, count: 20, latencyMs: 1000, expectedMs: 4000 },
    { inParallel: 10, count: 20, latencyMs: 1000, expectedMs: 2000 },
    { inParallel: 20, count: 20, latencyMs: 1000, expectedMs: 1000 },
    { inParallel: 10, count: 10, latencyMs: 1000, expectedMs: 1000 },
    { inParallel: 5, count: 20, latencyMs: 100, expectedMs: 400 },
  ])(
    'make a run faster in proportion: $count rows of $latencyMs ms, $inParallel at once, take $expectedMs ms',
    marbles((m, { inParallel, count, latencyMs, expectedMs }: SpeedCase) => {
      const a = testProvider(m.scheduler, (call) => answer(call, latencyMs, m.scheduler));
      const experiments = experimentsOf(rows('a', count));
      const run = watchRun(m.scheduler, { experiments, providers: { a }, concurrency: { a: inParallel } });
      m.flush();

      expect(run.completedAtMs).toBe(expectedMs);
    }),
  );

  it(
    'hold over several providers together, each of which reaches its own',
    marbles((m) => {
      const counted = () => testProvider(m.scheduler, (call) => answer(call, 1000, m.scheduler));
      const providers = { a: counted(), b: counted(), c: counted() };
      const experiments = experimentsOf(rows('a', 40), rows('b', 40), rows('c', 4));
      watchRun(m.scheduler, { experiments, providers, concurrency: { a: 6, b: 5 }, maxConcurrent: 12 });
      m.flush();

      expect(mostAtOnce([...providers.a.calls, ...providers.b.calls, ...providers.c.calls])).toBe(12);
      expect([providers.a, providers.b, providers.c].map((one) => one.mostInFlight)).toEqual([6, 5, 4]);
    }),
  );

  it(
    'hold for retries, too',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt < 3 ? failure('transient', 100, m.scheduler) : answer(call, 100, m.scheduler),
      );
      const b = testProvider(m.scheduler, (call) => answer(call, 5000, m.scheduler), { concurrency: 3 });
      const experiments = experimentsOf(rows('a', 20), rows('b', 20));
      const run = watchRun(m.scheduler, {
        experiments,
        providers: { a, b },
        concurrency: { a: 4 },
        maxConcurrent: 5,
      });
      m.flush();

      expect(a.mostInFlight).toBe(4);
      expect(b.mostInFlight).toBe(3);
      expect(mostAtOnce([...a.calls, ...b.calls])).toBe(5);
      expect(run.results.map(({ status, attempts }) => [status, attempts])).toEqual(
        expect.arrayContaining([
          ['ok', 1],
          ['ok', 3],
        ]),
      );
      expect(run.results).toHaveLength(40);
    }),
  );

  it(
    'have a place free again after an answer, an error, a timeout and an empty end',
    marbles((m) => {
      const ends = [
        answer({ prompt: 'a1' }, 10, m.scheduler),
        failure('rejected', 10, m.scheduler),
        NEVER,
        m.cold<never>('10ms |'),
        answer({ prompt: 'a5' }, 10, m.scheduler),
      ];
      const a = testProvider(m.scheduler, ({ prompt }) => ends[Number(prompt.slice(1)) - 1] ?? NEVER);
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 5)),
        providers: { a },
        concurrency: { a: 1 },
        timeoutMs: 1000,
        retry: { maxRetries: 0 },
      });
      m.flush();

      expect(a.calls.map(({ startedMs }) => startedMs)).toEqual([0, 10, 20, 1020, 1030]);
      expect(run.outputs).toEqual([
        're: a1',
        'rejected, says the server',
        'a gave no answer within 1 s',
        'a ended the call without an answer',
        're: a5',
      ]);
    }),
  );
});
