import { concat, EMPTY, map, NEVER, throwError, VirtualTimeScheduler } from 'rxjs';
import type { Context } from 'rxjs-marbles';
import { describe, expect, it } from 'vitest';
import { InputError, OutputError } from '../src/errors.js';
import type { RunEvent } from '../src/events.js';
import type { Completion, Provider } from '../src/providers/provider.js';
import type { Result } from '../src/result.js';
import { runExperiments } from '../src/runExperiments.js';
import type { ResultSink } from '../src/sinks/sink.js';
import { experimentsOf, rows } from './run/support/rows.js';
import { answer, failure, testProvider } from './run/support/testProvider.js';
import { watchRun } from './run/support/watchRun.js';
import { marbles } from './support/marbles.js';

/** Letters of the diagrams for the rows `a1`, `a2`, ... */
const LETTERS: Readonly<Record<string, string>> = { a1: 'A', a2: 'B', a3: 'C', b1: 'X', b2: 'Y' };

/** Letters of the diagrams for what is told of a run. */
const EVENTS: Partial<Record<RunEvent['type'], string>> = {
  'run-started': 's',
  'row-queued': 'q',
  'cap-changed': 'k',
  'call-started': 'c',
  'input-ended': 'e',
  'row-finished': 'f',
  'run-ended': 'd',
};

function letter({ experiment: { provider, variables } }: Result): string {
  return LETTERS[`${provider}${variables['n']}`] ?? '?';
}

/** A provider whose every call goes as the marbles say. */
function answering(m: Context, diagram: string, concurrency?: number) {
  const calls = m.cold<Completion>(diagram, { r: { output: 'answer' } });
  const provider: Provider = { complete: () => calls, concurrency };
  return { provider, calls };
}

/** A sink whose every write, and whose end, goes as the marbles say. */
function taking(m: Context, write: string, close = '|') {
  const closing = m.cold<never>(close);
  const sink: ResultSink = {
    write: (r) => m.cold<Result>(write, { r }),
    close: () => closing,
  };
  return { sink, closing };
}

describe('runExperiments', () => {
  it(
    'gives every provider a lane of its own, and emits each result the moment it exists',
    marbles((m) => {
      const a = answering(m, '       10ms r');
      const b = answering(m, '       14ms r');
      const a1 = '                   ^ 9ms  !';
      const a2 = '                   ^ 9ms  !';
      const a3 = '                   10ms ^ 9ms !';
      const b1 = '                   ^ 13ms !';
      const b2 = '                   14ms ^ 13ms !';
      const expected = '             10ms (AB)X 5ms C 7ms (Y|)';

      const { results } = runExperiments({
        experiments: experimentsOf(rows('a', 1), rows('b', 1), rows('a', 3).slice(1), rows('b', 2).slice(1)),
        prompt: '{{n}}',
        providers: { a: a.provider, b: b.provider },
        concurrency: { a: 2, b: 1 },
        scheduler: m.scheduler,
      });
      m.expect(results.pipe(map(letter))).toBeObservable(expected);
      m.expect(a.calls).toHaveSubscriptions([a1, a2, a3]);
      m.expect(b.calls).toHaveSubscriptions([b1, b2]);
    }),
  );

  it(
    'emits a result when it has been written, and starts no call in its place before',
    marbles((m) => {
      const write = '    ----(r|)';
      const answers = '  --r';
      const first = '    ^-!';
      const second = '   ------^-!';
      const expected = ' ------A-----(B|)';

      const { provider, calls } = answering(m, answers, 1);
      const { results } = runExperiments({
        experiments: experimentsOf(rows('a', 2)),
        prompt: '{{n}}',
        providers: { a: provider },
        sink: taking(m, write).sink,
        scheduler: m.scheduler,
      });
      m.expect(results.pipe(map(letter))).toBeObservable(expected);
      m.expect(calls).toHaveSubscriptions([first, second]);
    }),
  );

  it(
    'completes when the sink has let go of everything',
    marbles((m) => {
      const answers = '  --r';
      const close = '    ---|';
      const closing = '  --^--!';
      const expected = ' --A--|';

      const { sink, closing: seen } = taking(m, '(r|)', close);
      const { results } = runExperiments({
        experiments: experimentsOf(rows('a', 1)),
        prompt: '{{n}}',
        providers: { a: answering(m, answers).provider },
        sink,
        scheduler: m.scheduler,
      });
      m.expect(results.pipe(map(letter))).toBeObservable(expected);
      m.expect(seen).toHaveSubscriptions(closing);
    }),
  );

  it(
    'aborts the calls and closes the sink when it is unsubscribed',
    marbles((m) => {
      const answers = '  -----r';
      const unsubscribe = '^-!';
      const aborted = '  ^-!';
      const closing = '  --(^!)';

      const { provider, calls } = answering(m, answers, 2);
      const { sink, closing: seen } = taking(m, '(r|)');
      const { results } = runExperiments({
        experiments: experimentsOf(rows('a', 3)),
        prompt: '{{n}}',
        providers: { a: provider },
        sink,
        scheduler: m.scheduler,
      });
      m.expect(results, unsubscribe).toBeObservable('---');
      m.expect(calls).toHaveSubscriptions([aborted, aborted]);
      m.expect(seen).toHaveSubscriptions(closing);
    }),
  );

  it(
    'runs the rows before a break in the input, then errors with what broke it',
    marbles((m) => {
      const broken = new InputError('line 4: a quote is never closed');
      const expected = '--A-(B#)';

      const { sink, closing } = taking(m, '(r|)');
      const { results } = runExperiments({
        experiments: concat(
          experimentsOf(rows('a', 2)),
          throwError(() => broken),
        ),
        prompt: '{{n}}',
        providers: { a: answering(m, '--r', 1).provider },
        sink,
        scheduler: m.scheduler,
      });
      m.expect(results.pipe(map(letter))).toBeObservable(expected, undefined, broken);
      m.expect(closing).toHaveSubscriptions('----(^!)');
    }),
  );

  it(
    'errors as the sink does, and aborts the other calls',
    marbles((m) => {
      const full = new OutputError('results.csv cannot be written: no space left');
      const { provider, calls } = answering(m, '--r');
      const slow = answering(m, '------r');
      const { results } = runExperiments({
        experiments: experimentsOf(rows('a', 1), rows('b', 1)),
        prompt: '{{n}}',
        providers: { a: provider, b: slow.provider },
        sink: { write: () => throwError(() => full) },
        scheduler: m.scheduler,
      });
      m.expect(results).toBeObservable('--#', undefined, full);
      m.expect(calls).toHaveSubscriptions('^-!');
      m.expect(slow.calls).toHaveSubscriptions('^-!');
    }),
  );

  it(
    'says so when closing the sink fails after everything went well',
    marbles((m) => {
      const full = new OutputError('no space left');
      const { results } = runExperiments({
        experiments: experimentsOf(rows('a', 1)),
        prompt: '{{n}}',
        providers: { a: answering(m, '--r').provider },
        sink: { write: (r) => m.cold('(r|)', { r }), close: () => throwError(() => full) },
        scheduler: m.scheduler,
      });
      m.expect(results.pipe(map(letter))).toBeObservable('--(A#)', undefined, full);
    }),
  );

  it(
    'starts a run for every subscription, and none for who only listens to its events',
    marbles((m) => {
      const answers = '  8ms r';
      const first = '    4ms ^ 7ms !';
      const second = '   20ms ^ 7ms !';
      const told = '     4ms (sqkce) 1ms (fd|)';
      const toldLater = '20ms (sqkce) 1ms (fd|)';

      const { provider, calls } = answering(m, answers);
      const { results, events } = runExperiments({
        experiments: experimentsOf(rows('a', 1)),
        prompt: '{{n}}',
        providers: { a: provider },
        scheduler: m.scheduler,
      });
      const letters = events.pipe(map(({ type }) => EVENTS[type]));
      m.expect(letters).toBeObservable(told);
      m.expect(letters, '15ms ^').toBeObservable(toldLater);
      m.expect(results.pipe(map(letter)), '4ms ^').toBeObservable('12ms (A|)');
      m.expect(results.pipe(map(letter)), '20ms ^').toBeObservable('28ms (A|)');
      m.expect(calls).toHaveSubscriptions([first, second]);
    }),
  );

  it('lives by the clock that it is given, and by no other', () => {
    const scheduler = new VirtualTimeScheduler();
    const slow = testProvider(scheduler, () => NEVER);
    const shaky = testProvider(scheduler, (call) =>
      call.attempt < 2
        ? failure('rate-limited', 10, scheduler, { delayMs: 7000 })
        : answer(call, 10, scheduler),
    );
    const run = watchRun(scheduler, {
      experiments: experimentsOf(rows('slow', 2), rows('shaky', 1)),
      providers: { slow, shaky },
      rateLimits: { shaky: { limit: 1, periodMs: 60_000 } },
      timeoutMs: 5000,
      retry: { maxRetries: 1 },
    });
    scheduler.flush();

    expect(run.completedAtMs).toBe(scheduler.now());
    expect(run.of('row-finished').map(({ atMs, result }) => [atMs, result.status])).toEqual([
      [11_000, 'error'],
      [11_000, 'error'],
      [60_010, 'ok'],
    ]);
  });

  it.each([
    { maxConcurrent: 0 },
    { maxConcurrent: -5 },
    { maxConcurrent: Number.NaN },
    { timeoutMs: 0 },
    { concurrency: { a: 0 } },
  ])('errors with a RangeError for %j', (options) => {
    const run = watchRun(new VirtualTimeScheduler(), { experiments: EMPTY, providers: {}, ...options });
    expect(run.error).toBeInstanceOf(RangeError);
    expect(run.error).toHaveProperty('message', expect.stringContaining('must be positive'));
  });
});
