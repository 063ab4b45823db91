import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result.js';
import { marbles } from '../support/marbles.js';
import { alternating, experimentsOf, rows } from './support/rows.js';
import { answer, failure, type SeenCall, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

describe('a sequential run', () => {
  it(
    'takes as long as all its calls one after another',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 1000, m.scheduler));
      const experiments = experimentsOf(rows('a', 10));
      const run = watchRun(m.scheduler, { experiments, providers: { a }, sequential: true });
      m.flush();

      expect(run.completedAtMs).toBe(10_000);
      expect(a.mostInFlight).toBe(1);
    }),
  );

  it(
    'starts a row when the one before it is written, over all providers, in input order',
    marbles((m) => {
      const respond = (call: SeenCall) => answer(call, 10, m.scheduler);
      const providers = { a: testProvider(m.scheduler, respond), b: testProvider(m.scheduler, respond) };
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(alternating(rows('a', 2), rows('nobody', 1), rows('b', 2))),
        providers,
        sequential: true,
        sink: { write: (result) => m.cold('5ms (r|)', { r: result }) },
      });
      m.flush();

      expect(run.of('row-finished').map(({ atMs, result }) => [atMs, result.experiment.rowNumber])).toEqual([
        [15, 1],
        [20, 2],
        [35, 3],
        [50, 4],
        [65, 5],
      ]);
      expect(run.of('call-started').map(({ atMs }) => atMs)).toEqual([0, 20, 35, 50]);
    }),
  );

  it(
    'lets no other row go first while one waits for a retry',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt === 1 && call.prompt === 'a1'
          ? failure('transient', 10, m.scheduler)
          : answer(call, 10, m.scheduler),
      );
      const b = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const experiments = experimentsOf(rows('a', 1), rows('b', 1));
      watchRun(m.scheduler, { experiments, providers: { a, b }, sequential: true });
      m.flush();

      expect(a.calls.map(({ startedMs }) => startedMs)).toEqual([0, 1010]);
      expect(b.calls.map(({ startedMs }) => startedMs)).toEqual([1020]);
    }),
  );

  it(
    'wins over every cap',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 5)),
        providers: { a },
        sequential: true,
        maxConcurrent: 50,
        concurrency: { a: 50 },
      });
      m.flush();

      expect(a.mostInFlight).toBe(1);
    }),
  );

  it(
    'has the results of a parallel one, latencies and order aside',
    marbles((m) => {
      const respond = (call: SeenCall) => {
        const number = Number(call.prompt.slice(1));
        if (number % 5 === 0) return failure('rejected', 10, m.scheduler);
        if (number % 3 === 0 && call.attempt < 3) return failure('transient', 10, m.scheduler);
        return answer(call, (number * 37) % 100, m.scheduler);
      };
      const resultsOf = (sequential: boolean) => {
        const providers = { a: testProvider(m.scheduler, respond), b: testProvider(m.scheduler, respond) };
        const experiments = experimentsOf(rows('a', 20), rows('nobody', 5), rows('b', 20));
        return watchRun(m.scheduler, { experiments, providers, sequential });
      };
      const [parallel, sequential] = [resultsOf(false), resultsOf(true)];
      m.flush();

      const comparable = (results: readonly Result[]) =>
        results
          .map((result) => ({ ...result, startedAtMs: undefined, latencyMs: undefined }))
          .toSorted((one, other) => one.experiment.position - other.experiment.position);
      expect(sequential.results.map(({ experiment }) => experiment.position)).toEqual([...Array(45).keys()]);
      expect(parallel.results.map(({ experiment }) => experiment.position)).not.toEqual([
        ...Array(45).keys(),
      ]);
      expect(comparable(sequential.results)).toEqual(comparable(parallel.results));
    }),
  );
});
