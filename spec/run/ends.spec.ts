import { concat, EMPTY, NEVER, of, throwError, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InputError, OutputError } from '../../src/errors.js';
import type { RowIds } from '../../src/experiment.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

describe('a run that is told to stop', () => {
  it(
    'lets calls in flight finish and writes them, and starts no other',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 1000, m.scheduler), { concurrency: 3 });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 10)),
        providers: { a },
        stop: timer(1500, m.scheduler),
        sink: { write: (result) => m.cold('5ms (r|)', { r: result }) },
      });
      m.flush();

      expect(run.outputs).toEqual([1, 2, 3, 4, 5, 6].map((n) => `re: a${n}`));
      expect(a.calls.some(({ cancelled }) => cancelled)).toBe(false);
      expect(run.completedAtMs).toBe(2010);
      expect(run.of('row-left').map(({ reason }) => reason)).toEqual(Array(4).fill('interrupted'));
    }),
  );

  it(
    'leaves the rows that wait for a retry, a pause or a turn, at once',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => failure('transient', 10, m.scheduler));
      const b = testProvider(m.scheduler, () =>
        failure('rate-limited', 10, m.scheduler, { delayMs: 60_000 }),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 5), rows('b', 5)),
        providers: { a, b },
        stop: timer(500, m.scheduler),
        maxConcurrent: 8,
      });
      m.flush();

      expect(run.completedAtMs).toBe(500);
      expect(run.results).toEqual([]);
      expect(run.of('row-left')).toHaveLength(10);
    }),
  );

  it(
    'sends no row that waits for its output until the run is stopped',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        stop: timer(500, m.scheduler),
        sink: { reserve: () => timer(1000, m.scheduler), write: of },
      });
      m.flush();

      expect(a.calls).toEqual([]);
      expect(run.of('row-left')).toMatchObject([{ reason: 'interrupted' }]);
    }),
  );

  it(
    'leaves a row whose call in flight fails, if another attempt is what it needed',
    marbles((m) => {
      const a = testProvider(m.scheduler, ({ prompt }) =>
        failure(prompt === 'a1' ? 'transient' : 'rejected', 1000, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2)),
        providers: { a },
        stop: timer(500, m.scheduler),
      });
      m.flush();

      expect(run.completedAtMs).toBe(1000);
      expect(run.of('row-left')).toMatchObject([{ experiment: { rowNumber: 1 } }]);
      expect(run.of('row-finished')).toMatchObject([{ result: { experiment: { rowNumber: 2 } } }]);
    }),
  );

  it(
    'reads no more of its input, which may never end',
    marbles((m) => {
      const input = concat(experimentsOf(rows('a', 1)), NEVER);
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: input,
        providers: { a },
        stop: timer(500, m.scheduler),
      });
      m.flush();

      expect(run.completedAtMs).toBe(500);
      expect(run.outputs).toEqual(['re: a1']);
    }),
  );

  it(
    'listens for that only as long as it goes on',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 3, m.scheduler));
      const stop = m.hot('----------s');
      watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 1)), providers: { a }, stop });
      m.expect(stop).toHaveSubscriptions('^--!');
    }),
  );

  it(
    'before it began attempts nothing',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const experiments = experimentsOf(rows('a', 3));
      const run = watchRun(m.scheduler, { experiments, providers: { a }, stop: of(true) });
      m.flush();

      expect(a.calls).toEqual([]);
      expect(run.completedAtMs).toBe(0);
    }),
  );
});

describe('a run that is unsubscribed', () => {
  it(
    'aborts its calls, cancels every wait, closes the sink, and says that it has ended',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER);
      const b = testProvider(m.scheduler, () => failure('transient', 10, m.scheduler));
      let closed = 0;
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 3), rows('b', 3)),
        providers: { a, b },
        sink: {
          write: of,
          close: () => {
            closed += 1;
            return EMPTY;
          },
        },
      });
      m.scheduler.schedule(() => run.cancel(), 100);
      m.flush();

      expect(a.calls.map(({ cancelled, endedMs }) => [cancelled, endedMs])).toEqual(
        Array(3).fill([true, 100]),
      );
      expect(b.calls).toHaveLength(3);
      expect(closed).toBe(1);
      expect(run.events.at(-1)).toEqual({ type: 'run-ended', atMs: 100 });
    }),
  );

  it(
    'tells what closing could not do',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER);
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        sink: { write: of, close: () => throwError(() => new OutputError('no space left')) },
      });
      run.cancel();
      m.flush();

      expect(run.of('warning')).toMatchObject([{ message: expect.stringContaining('no space left') }]);
    }),
  );
});

describe('a row whose provider cannot be called', () => {
  it(
    'opens nothing, and is kept all the same where the results hold it',
    marbles((m) => {
      const claimed: number[] = [];
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2)),
        providers: { a: { complete: () => NEVER, unconfigured: 'Set A_API_KEY' } },
        sink: {
          has: ({ rowNumber }) => of(rowNumber === 1),
          reserve: ({ rowNumber }) => of(claimed.push(rowNumber)),
          write: of,
        },
      });
      m.flush();

      expect(claimed).toEqual([]);
      expect(run.of('row-kept')).toHaveLength(1);
      expect(run.of('row-left')).toHaveLength(1);
      expect(run.of('provider-halted')).toMatchObject([{ failure: 'unconfigured', reason: 'Set A_API_KEY' }]);
    }),
  );
});

describe('a row that the sink claims to know', () => {
  it(
    'is kept: neither sent nor written again',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const written: number[] = [];
      const skipped: number[] = [];
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 4)),
        providers: { a },
        sink: {
          has: ({ rowNumber }) => of(rowNumber % 2 === 1),
          write: (result) => {
            written.push(result.experiment.rowNumber);
            return of(result);
          },
          skip: ({ rowNumber }) => skipped.push(rowNumber),
        },
      });
      m.flush();

      expect(a.calls.map(({ prompt }) => prompt)).toEqual(['a2', 'a4']);
      expect(written).toEqual([2, 4]);
      expect(skipped).toEqual([1, 3]);
      expect(run.of('row-kept').map(({ experiment }) => experiment.rowNumber)).toEqual([1, 3]);
    }),
  );

  it(
    'by an id that names row, question and repetition',
    marbles((m) => {
      const ids: string[] = [];
      const has = (_experiment: unknown, { experimentId }: RowIds) => {
        ids.push(experimentId);
        return of(false);
      };
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2), rows('a', 1)),
        providers: { a },
        sink: { has, write: of },
      });
      m.flush();

      expect(ids).toEqual(run.results.map(({ experimentId }) => experimentId));
      expect(ids[0]).toMatch(/^r[0-9a-f]{16}$/);
      expect(ids[2]).toBe(ids[0]);
      expect(ids[1]).not.toBe(ids[0]);
    }),
  );

  it(
    'that has no place to go ends the run before its call is paid for',
    marbles((m) => {
      const refused = new OutputError('results.csv exists already');
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 3)),
        providers: { a },
        sink: { reserve: () => throwError(() => refused), write: of },
      });
      m.flush();

      expect(a.calls).toEqual([]);
      expect(run.error).toBe(refused);
    }),
  );
});

describe('an input that breaks off', () => {
  it(
    'is told when the rows before it have run, retries included',
    marbles((m) => {
      const broken = new InputError('line 3: a quote is never closed');
      const a = testProvider(m.scheduler, (call) =>
        call.attempt === 1 ? failure('transient', 10, m.scheduler) : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: concat(
          experimentsOf(rows('a', 2)),
          throwError(() => broken),
        ),
        providers: { a },
      });
      m.flush();

      expect(run.outputs).toEqual(['re: a1', 're: a2']);
      expect(run.error).toBe(broken);
      expect(run.of('input-ended')).toMatchObject([{ rows: 2 }]);
    }),
  );
});
