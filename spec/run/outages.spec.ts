import { finalize, type SchedulerLike } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { httpFailureOf } from '../../src/providers/failures/httpFailureOf.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, failure, type SeenCall, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

/** The failure that a server's answer comes to, after 5 ms. */
function answered(status: number, scheduler: SchedulerLike, body: unknown = '<h1>nginx</h1>', headers = {}) {
  const { failure: kind, message, ...facts } = httpFailureOf({ provider: 'a', status, body, headers });
  return failure(kind, 5, scheduler, { message, ...facts });
}

const OVERLOADED = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
const LOADING = { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } };

describe('a server that is down behind its proxy', () => {
  it.each([
    { status: 502, cap: 10, count: 400 },
    { status: 503, cap: 10, count: 400 },
    { status: 504, cap: 10, count: 400 },
    { status: 500, cap: 10, count: 400 },
    { status: 521, cap: 50, count: 400 },
    { status: 529, cap: 10, count: 400 },
    { status: 503, cap: 1, count: 60 },
    { status: 502, cap: 2, count: 60 },
    { status: 504, cap: 3, count: 60 },
    { status: 500, cap: 5, count: 60 },
  ])(
    'with $status for 30 s costs none of $count rows, $cap at once',
    marbles((m, { status, cap, count }: { status: number; cap: number; count: number }) => {
      const isDown = () => m.scheduler.now() >= 2000 && m.scheduler.now() < 32_000;
      const a = testProvider(m.scheduler, (call) =>
        isDown() ? answered(status, m.scheduler) : answer(call, 200, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', count)),
        providers: { a },
        concurrency: { a: cap },
      });
      m.flush();

      expect(run.results).toHaveLength(count);
      expect(run.results.every(({ status: outcome }) => outcome === 'ok')).toBe(true);
      expect(run.of('provider-halted')).toEqual([]);
      expect(a.calls.length).toBeLessThan(count + cap + 40);
    }),
  );

  it.each([
    { rowsLeft: 1, status: 503 },
    { rowsLeft: 3, status: 502 },
    { rowsLeft: 3, status: 500 },
  ])(
    'with $status is waited for by the last $rowsLeft rows, too',
    marbles((m, { rowsLeft, status }: { rowsLeft: number; status: number }) => {
      const a = testProvider(m.scheduler, (call) =>
        m.scheduler.now() < 40_000 ? answered(status, m.scheduler) : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', rowsLeft)),
        providers: { a },
      });
      m.flush();

      expect(run.results.map(({ status: outcome }) => outcome)).toEqual(Array(rowsLeft).fill('ok'));
    }),
  );

  it.each([500, 502, 503, 529])(
    'with %i for 1.5 s is asked again a second later, however many calls fail at once',
    marbles((m, status: number) => {
      const isDown = () => m.scheduler.now() >= 2000 && m.scheduler.now() < 3500;
      const a = testProvider(m.scheduler, (call) =>
        isDown() ? answered(status, m.scheduler) : answer(call, 200, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1000)),
        providers: { a },
        concurrency: { a: 50 },
      });
      m.flush();

      expect(run.results.filter(({ status: outcome }) => outcome === 'ok')).toHaveLength(1000);
      const [first] = a.calls.filter(({ startedMs }) => startedMs >= 3500);
      expect(first?.startedMs).toBeLessThan(5500);
    }),
  );

  it(
    'from the start on is waited for while it loads its model',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        m.scheduler.now() < 90_000 ? answered(503, m.scheduler, LOADING) : answer(call, 200, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 60)), providers: { a } });
      m.flush();

      expect(run.results.filter(({ status }) => status === 'ok')).toHaveLength(60);
      expect(a.calls.length).toBeLessThan(60 + 10 + 15);
    }),
  );

  it.each([502, 503, 504, 529])(
    'with %i for ever is probed with one row at a time for the longest wait, then halted without an error row',
    marbles((m, status: number) => {
      const a = testProvider(m.scheduler, () => answered(status, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 60)),
        providers: { a },
        retry: { maxWaitMs: 60_000 },
      });
      m.flush();

      const [halted] = run.of('provider-halted');
      expect(halted).toMatchObject({ provider: 'a', failure: 'down' });
      expect(halted?.reason).toContain(`a answered ${status}`);
      expect(halted?.reason).toContain('accepted no call for 60 s');
      expect(halted?.atMs).toBeGreaterThanOrEqual(60_000);
      expect(halted?.atMs).toBeLessThan(62_000);
      expect(run.results).toEqual([]);
      expect(run.of('row-left')).toHaveLength(60);
      const probes = a.calls.filter(({ startedMs }) => startedMs > 10);
      expect(new Set(probes.map(({ startedMs }) => startedMs)).size).toBe(probes.length);
      expect(probes.length).toBeLessThan(15);
    }),
  );
});

describe('a server that sheds load', () => {
  it.each([
    { status: 503, share: 0.3 },
    { status: 503, share: 0.6 },
    { status: 529, share: 0.02 },
    { status: 502, share: 0.7 },
  ])(
    'by answering $share of all calls with $status loses no row',
    marbles((m, { status, share }: { status: number; share: number }) => {
      const random = seededRandom(7);
      const a = testProvider(m.scheduler, (call) =>
        random() < share
          ? answered(status, m.scheduler, status === 529 ? OVERLOADED : undefined)
          : answer(call, 50, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 300)), providers: { a } });
      m.flush();

      expect(run.results.filter(({ status: outcome }) => outcome === 'ok')).toHaveLength(300);
      expect(run.of('provider-halted')).toEqual([]);
    }),
  );

  it.each([502, 503, 529].flatMap((status) => [5, 200].map((takesMs) => ({ status, takesMs }))))(
    'with $status beyond 4 calls at once of $takesMs ms loses no row, and is not waited for',
    marbles((m, { status, takesMs }: { status: number; takesMs: number }) => {
      let inFlight = 0;
      const a = testProvider(m.scheduler, (call) => {
        if (inFlight >= 4) return answered(status, m.scheduler);
        inFlight += 1;
        return answer(call, takesMs, m.scheduler).pipe(finalize(() => (inFlight -= 1)));
      });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 300)),
        providers: { a },
        concurrency: { a: 50 },
      });
      m.flush();

      expect(run.results.filter(({ status: outcome }) => outcome === 'ok')).toHaveLength(300);
      expect(run.of('provider-halted')).toEqual([]);
      expect(run.of('provider-paused')).toEqual([]);
      expect(run.completedAtMs).toBeLessThan(1.5 * 75 * takesMs + 3000);
    }),
  );

  it(
    'has a row that it turns away for ever fail at the end of the longest wait, and no other',
    marbles((m) => {
      const isPoison = ({ prompt }: SeenCall) => prompt === 'a7';
      const a = testProvider(m.scheduler, (call) =>
        isPoison(call) ? answered(529, m.scheduler, OVERLOADED) : answer(call, 50, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 30)),
        providers: { a },
        retry: { maxWaitMs: 30_000 },
      });
      m.flush();

      expect(run.results.filter(({ status }) => status === 'ok')).toHaveLength(29);
    }),
  );
});

describe('a row that its server fails on', () => {
  it.each([500, 503, 504])(
    'with %i spends its retries and fails alone',
    marbles((m, status: number) => {
      const a = testProvider(m.scheduler, (call) =>
        call.prompt === 'a7' ? answered(status, m.scheduler) : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 30)), providers: { a } });
      m.flush();

      expect(run.results.filter(({ status: outcome }) => outcome === 'ok')).toHaveLength(29);
      expect(run.results.at(-1)).toMatchObject({ status: 'error', failure: 'transient', attempts: 4 });
      expect(run.of('provider-halted')).toEqual([]);
    }),
  );

  it(
    'spends them where a third of all rows is of its kind, too',
    marbles((m) => {
      const isPoison = ({ prompt }: SeenCall) => Number(prompt.slice(1)) % 3 === 0;
      const a = testProvider(m.scheduler, (call) =>
        isPoison(call) ? answered(500, m.scheduler) : answer(call, 300, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 99)), providers: { a } });
      m.flush();

      expect(run.results.filter(({ status }) => status === 'error')).toHaveLength(33);
      expect(run.of('provider-halted')).toEqual([]);
      expect(run.completedAtMs).toBeLessThan(120_000);
    }),
  );
});
