import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

interface Outage {
  readonly cap: number;
  readonly sequential: boolean;
}

describe('a server that cannot be reached', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND'])(
    'from the start on, with %s, halts its provider after 10 rows',
    marbles((m, code: string) => {
      const a = testProvider(m.scheduler, () => failure('unreachable', 10, m.scheduler, { code }));
      const b = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 100), rows('b', 1)),
        providers: { a, b },
      });
      m.flush();

      expect(a.calls).toHaveLength(10);
      expect(run.completedAtMs).toBe(10);
      expect(run.of('provider-halted')).toMatchObject([{ provider: 'a', failure: 'unreachable' }]);
      expect(run.of('row-finished').length + run.of('row-left').length).toBe(101);
      expect(run.outputs).toContain('re: b1');
    }),
  );

  it(
    'leaves the row with which that is clear for another run, also where no row is tried again',
    marbles((m) => {
      const code = 'ECONNREFUSED';
      const a = testProvider(m.scheduler, () => failure('unreachable', 10, m.scheduler, { code }));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 100)),
        providers: { a },
        retry: { maxRetries: 0 },
      });
      m.flush();

      expect(run.results.map(({ status }) => status)).toEqual(Array(9).fill('error'));
      expect(run.of('row-left').map(({ reason }) => reason)).toEqual(Array(91).fill('halted'));
    }),
  );

  it.each([
    { cap: 10, sequential: false },
    { cap: 5, sequential: false },
    { cap: 1, sequential: false },
    { cap: 50, sequential: false },
    { cap: 10, sequential: true },
  ])(
    'for 20 s in the middle costs no row: $cap at once, sequential $sequential',
    marbles((m, { cap, sequential }: Outage) => {
      const isDown = () => m.scheduler.now() >= 3000 && m.scheduler.now() < 23_000;
      const a = testProvider(m.scheduler, (call) =>
        isDown() ? failure('unreachable', 10, m.scheduler) : answer(call, 200, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1000)),
        providers: { a },
        concurrency: { a: cap },
        sequential,
      });
      m.flush();

      expect(run.results).toHaveLength(1000);
      expect(run.results.every(({ status }) => status === 'ok')).toBe(true);
      expect(run.of('provider-halted')).toEqual([]);
      expect(run.of('provider-paused')[0]).toMatchObject({ provider: 'a' });
      const misses = a.calls.filter(({ startedMs }) => startedMs >= 3000 && startedMs < 23_000);
      expect(misses.length).toBeLessThan(cap + 40);
    }),
  );

  it(
    'any more is probed with one row at a time, until the longest wait is over, then halted',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        m.scheduler.now() < 1000 ? answer(call, 100, m.scheduler) : failure('unreachable', 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 500)),
        providers: { a },
        retry: { maxWaitMs: 60_000 },
      });
      m.flush();

      const [halted] = run.of('provider-halted');
      expect(halted).toMatchObject({ provider: 'a', failure: 'unreachable' });
      expect(halted?.atMs).toBeGreaterThanOrEqual(61_000);
      expect(halted?.atMs).toBeLessThan(80_000);
      const probes = a.calls.filter(({ startedMs }) => startedMs > 1010);
      expect(probes.length).toBeLessThan(15);
      expect(new Set(probes.map(({ startedMs }) => startedMs)).size).toBe(probes.length);
      expect(run.of('row-finished').length + run.of('row-left').length).toBe(500);
    }),
  );

  it(
    'by one row only is a matter of that row',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.prompt === 'a7' ? failure('unreachable', 10, m.scheduler) : answer(call, 10, m.scheduler),
      );
      const experiments = experimentsOf(rows('a', 30));
      const run = watchRun(m.scheduler, { experiments, providers: { a } });
      m.flush();

      expect(run.results.filter(({ status }) => status === 'ok')).toHaveLength(29);
      expect(run.results.at(-1)).toMatchObject({ status: 'error', failure: 'unreachable', attempts: 4 });
      expect(run.of('provider-halted')).toEqual([]);
    }),
  );
});
