import { NEVER, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { FailureClass } from '../../src/failure.js';
import type { Completion, Provider } from '../../src/providers/provider.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

const startsOf = ({ calls }: { calls: readonly { startedMs: number }[] }) =>
  calls.map(({ startedMs }) => startedMs);

describe('a transient failure', () => {
  it(
    'is tried again after 1 s, 2 s and 4 s, and is an answer if one comes',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt < 4 ? failure('transient', 10, m.scheduler) : answer(call, 25, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 1)), providers: { a } });
      m.flush();

      expect(startsOf(a)).toEqual([0, 1010, 3020, 7030]);
      expect(run.results).toMatchObject([
        {
          status: 'ok',
          attempts: 4,
          output: 're: a1',
          latencyMs: 25,
          startedAtMs: 7030,
        },
      ]);
      expect(run.of('call-failed')).toMatchObject(
        [1, 2, 3].map((attempt) => ({
          attempt,
          atMs: [10, 1020, 3030][attempt - 1],
          failure: 'transient',
          reason: 'transient, says the server',
          latencyMs: 10,
          waitMs: 1000 * 2 ** (attempt - 1),
        })),
      );
    }),
  );

  it(
    'is an error with its last reason when the retries are used up, and stops no other row',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.prompt === 'a1'
          ? failure('transient', 10, m.scheduler, { message: `broken for the ${call.attempt}. time` })
          : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 3)),
        providers: { a },
        retry: { maxRetries: 2 },
      });
      m.flush();

      expect(run.results).toMatchObject([
        { status: 'ok', output: 're: a2' },
        { status: 'ok', output: 're: a3' },
        { status: 'error', attempts: 3, failure: 'transient', errorMessage: 'broken for the 3. time' },
      ]);
      expect(run.of('call-failed').at(-1)).toMatchObject({ attempt: 3, waitMs: undefined });
    }),
  );

  it(
    'is a timeout, too: an error after its retries, whose place is free while it waits',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER);
      const b = testProvider(m.scheduler, (call) => answer(call, 500, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1), rows('b', 2)),
        providers: { a, b },
        timeoutMs: 1000,
        maxConcurrent: 1,
        retry: { maxRetries: 1 },
      });
      m.flush();

      expect(startsOf(a)).toEqual([0, 2000]);
      expect(startsOf(b)).toEqual([1000, 1500]);
      expect(a.calls.every(({ endedMs = 0, startedMs }) => endedMs - startedMs === 1000)).toBe(true);
      expect(run.results.at(-1)).toMatchObject({
        status: 'error',
        attempts: 2,
        errorMessage: 'a gave no answer within 1 s',
        latencyMs: 1000,
      });
    }),
  );

  it(
    'gives its row no less than the time of an attempt when that has to wait for its turn',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 900, m.scheduler), { concurrency: 1 });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 5)),
        providers: { a },
        timeoutMs: 1000,
      });
      m.flush();

      expect(run.results.map(({ status, attempts }) => [status, attempts])).toEqual(Array(5).fill(['ok', 1]));
    }),
  );
});

describe('an answer of a provider that nobody has type-checked', () => {
  const answering = (completion: unknown): Provider => ({ complete: () => of(completion as Completion) });

  it.each([
    undefined,
    null,
    'Hi',
    { text: 'Hi' },
    { output: 7 },
  ])('fails its row alone when it is %j', (wrong) => {
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1), rows('odd', 1), rows('a', 1)),
        providers: { a, odd: answering(wrong) },
      });
      m.flush();

      expect(run.results.map(({ status }) => status).sort()).toEqual(['error', 'ok', 'ok']);
      expect(run.results.find(({ status }) => status === 'error')).toMatchObject({
        failure: 'rejected',
        errorMessage: expect.stringContaining('odd answered with something that is no completion'),
      });
      expect(run.error).toBeUndefined();
    })(undefined);
  });

  it(
    'counts without its figures of the wrong type',
    marbles((m) => {
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('odd', 1)),
        providers: { odd: answering({ output: 'Hi', outputTokens: '5', costUsd: -1, warnings: 'careful' }) },
      });
      m.flush();

      expect(run.results).toMatchObject([
        { status: 'ok', output: 'Hi', outputTokens: undefined, costUsd: undefined, errorMessage: '' },
      ]);
    }),
  );
});

describe('a refusal for the rate', () => {
  it(
    'upon refusal pauses all rows of its model for as long as the server says, and is no retry',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.startedMs < 60_000
          ? failure('rate-limited', 10, m.scheduler, { delayMs: 60_000 })
          : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 100)),
        providers: { a },
        retry: { maxRetries: 0 },
      });
      m.flush();

      expect(startsOf(a).filter((ms) => ms > 10 && ms < 60_010)).toEqual([]);
      expect(a.mostInFlight).toBeLessThanOrEqual(10);
      expect(run.results).toHaveLength(100);
      expect(run.results.every(({ status }) => status === 'ok')).toBe(true);
      expect(run.of('provider-paused')[0]).toMatchObject({
        atMs: 10,
        provider: 'a',
        model: 'm',
        reason: 'rate-limited, says the server',
      });
      expect(run.of('provider-resumed').at(-1)).toMatchObject({ provider: 'a', model: 'm' });
    }),
  );

  it(
    'ends in a ramp, not in a burst',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.startedMs === 0
          ? failure('rate-limited', 10, m.scheduler, { delayMs: 5000 })
          : answer(call, 1000, m.scheduler),
      );
      const experiments = experimentsOf(rows('a', 40));
      watchRun(m.scheduler, { experiments, providers: { a }, concurrency: { a: 20 } });
      m.flush();

      const firstSecond = startsOf(a).filter((ms) => ms >= 5010 && ms < 6010);
      expect(firstSecond.length).toBeGreaterThan(0);
      expect(firstSecond.length).toBeLessThan(20);
    }),
  );

  it(
    'without a delay backs off along the curve, and counts as a retry',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => failure('rate-limited', 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        retry: { maxRetries: 2 },
      });
      m.flush();

      expect(startsOf(a)).toEqual([0, 1010, 3020]);
      expect(run.results).toMatchObject([{ status: 'error', attempts: 3, failure: 'rate-limited' }]);
    }),
  );

  it(
    'that may be repeated at once is one without a delay',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => failure('rate-limited', 0, m.scheduler, { delayMs: 0 }));
      const experiments = experimentsOf(rows('a', 1));
      watchRun(m.scheduler, { experiments, providers: { a }, retry: { maxRetries: 2 } });
      m.flush();

      expect(startsOf(a)).toEqual([0, 1000, 3000]);
    }),
  );

  it(
    'that asks for more than the longest wait fails its row and halts the provider at once',
    marbles((m) => {
      const a = testProvider(
        m.scheduler,
        () => failure('rate-limited', 10, m.scheduler, { delayMs: 277_403_000, message: 'a answered 429' }),
        { concurrency: 1 },
      );
      const b = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 5), rows('b', 1)),
        providers: { a, b },
      });
      m.flush();

      const reason = 'a answered 429 (it asks for a wait of 277403 s, and the longest is 600 s)';
      expect(run.completedAtMs).toBe(10);
      expect(run.outputs.toSorted()).toEqual([reason, 're: b1']);
      expect(run.of('provider-halted')).toMatchObject([{ provider: 'a', failure: 'exhausted', reason }]);
      expect(run.of('row-left')).toHaveLength(4);
    }),
  );

  it(
    'is waited for no longer than the longest wait of one row, from its first attempt',
    marbles((m) => {
      const a = testProvider(
        m.scheduler,
        () => failure('rate-limited', 10, m.scheduler, { delayMs: 40_000 }),
        { concurrency: 1 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        retry: { maxWaitMs: 100_000 },
      });
      m.flush();

      expect(startsOf(a)).toEqual([0, 40_010, 80_020]);
      expect(run.results).toMatchObject([{ status: 'error', attempts: 3, failure: 'rate-limited' }]);
    }),
  );
});

describe('a failure of the provider as such', () => {
  it.each<{ failed: FailureClass }>([{ failed: 'exhausted' }, { failed: 'unauthorized' }])(
    '($failed) fails its row and halts the provider: its rows are left, those of others go on',
    marbles((m, { failed }) => {
      const a = testProvider(
        m.scheduler,
        (call) => (call.prompt === 'a3' ? failure(failed, 10, m.scheduler) : answer(call, 50, m.scheduler)),
        { concurrency: 3 },
      );
      const b = testProvider(m.scheduler, (call) => answer(call, 1000, m.scheduler), { concurrency: 1 });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 20), rows('b', 3)),
        providers: { a, b },
      });
      m.flush();

      expect(a.calls.map(({ prompt }) => prompt)).toEqual(['a1', 'a2', 'a3']);
      expect(run.outputs).toEqual([
        `${failed}, says the server`,
        're: a1',
        're: a2',
        're: b1',
        're: b2',
        're: b3',
      ]);
      expect(run.of('provider-halted')).toStrictEqual([
        {
          type: 'provider-halted',
          atMs: 10,
          provider: 'a',
          model: undefined,
          failure: failed,
          reason: `${failed}, says the server`,
        },
      ]);
      expect(run.of('row-left').map(({ reason }) => reason)).toEqual(Array(17).fill('halted'));
    }),
  );

  it(
    'leaves rows that wait for a retry at once',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.prompt === 'a1'
          ? failure('transient', 10, m.scheduler)
          : failure('unauthorized', 500, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 2)), providers: { a } });
      m.flush();

      expect(run.completedAtMs).toBe(500);
      expect(run.of('row-left')).toMatchObject([{ atMs: 500, experiment: { rowNumber: 1 } }]);
      expect(a.calls).toHaveLength(2);
    }),
  );

  it(
    'is a missing setting, too: not one row is written or sent',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => NEVER, { unconfigured: 'A_API_KEY is not set' });
      const b = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 30), rows('b', 1)),
        providers: { a, b },
      });
      m.flush();

      expect(a.calls).toEqual([]);
      expect(run.outputs).toEqual(['re: b1']);
      expect(run.of('row-left')).toHaveLength(30);
      expect(run.of('provider-halted')).toMatchObject([
        { provider: 'a', failure: 'unconfigured', reason: 'A_API_KEY is not set' },
      ]);
    }),
  );
});

describe('a model that the server does not know', () => {
  const mixed = [...rows('a', 15, { model: 'gone' }), ...rows('a', 15, { model: 'there' })];

  it(
    'is not asked any more after 10 rows, while other models of the provider are',
    marbles((m) => {
      const a = testProvider(
        m.scheduler,
        (call) =>
          call.model === 'gone' ? failure('no-such-model', 10, m.scheduler) : answer(call, 10, m.scheduler),
        { concurrency: 1 },
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(mixed), providers: { a } });
      m.flush();

      expect(a.calls.filter(({ model }) => model === 'gone')).toHaveLength(10);
      expect(run.results.filter(({ status }) => status === 'ok')).toHaveLength(15);
      expect(run.of('row-left')).toHaveLength(5);
      expect(run.of('provider-halted')).toMatchObject([
        { provider: 'a', model: 'gone', failure: 'no-such-model' },
      ]);
    }),
  );

  it(
    'goes on being asked once it has answered',
    marbles((m) => {
      const a = testProvider(
        m.scheduler,
        (call) =>
          call.prompt === 'a1' ? answer(call, 10, m.scheduler) : failure('no-such-model', 10, m.scheduler),
        { concurrency: 1 },
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 30)), providers: { a } });
      m.flush();

      expect(a.calls).toHaveLength(30);
      expect(run.of('provider-halted')).toEqual([]);
    }),
  );
});

describe('a rejected row', () => {
  it(
    'fails alone, and at once',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.prompt === 'a2'
          ? failure('rejected', 10, m.scheduler, { message: 'a answered 400:\u001b[2J  too\nlong' })
          : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 3)), providers: { a } });
      m.flush();

      expect(run.outputs).toEqual(['re: a1', 'a answered 400:\\u001b[2J too long', 're: a3']);
      expect(run.results[1]).toMatchObject({ status: 'error', failure: 'rejected', attempts: 1 });
      expect(run.completedAtMs).toBe(10);
    }),
  );

  it(
    'is one whose provider throws instead of answering, or fails with something that says nothing',
    marbles((m) => {
      const a = testProvider(m.scheduler, ({ prompt }) => {
        if (prompt === 'a1') throw new TypeError('model is undefined');
        return m.cold('#', {}, 'just a text');
      });
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 2)), providers: { a } });
      m.flush();

      expect(run.outputs).toEqual(['a failed: model is undefined', 'a failed: just a text']);
      expect(run.results.map(({ attempts }) => attempts)).toEqual([1, 1]);
    }),
  );
});
