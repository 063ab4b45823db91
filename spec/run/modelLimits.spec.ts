import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';
import { alternating, experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

const TIGHT = rows('a', 20, { model: 'tight' });
const WIDE = rows('a', 200, { model: 'wide' });

describe('a limit of one model', () => {
  it(
    'holds none of the places of its provider: its sisters go on, in the order of the input',
    marbles((m) => {
      const a = testProvider(
        m.scheduler,
        (call) =>
          call.model === 'tight' && m.scheduler.now() < 60_000
            ? failure('rate-limited', 10, m.scheduler, { delayMs: 60_000 })
            : answer(call, 1000, m.scheduler),
        { concurrency: 2 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(alternating(TIGHT, WIDE)),
        providers: { a },
      });
      m.flush();

      const wide = a.calls.filter(({ model }) => model === 'wide').map(({ prompt }) => prompt);
      expect(wide).toEqual(WIDE.map(({ n }) => `a${n}`));
      const beforeTheDelayIsOver = a.calls.filter(
        ({ model, startedMs }) => model === 'wide' && startedMs < 59_000,
      );
      expect(beforeTheDelayIsOver.length).toBeGreaterThanOrEqual(110);
      expect(
        a.calls.filter(({ model, startedMs }) => model === 'tight' && startedMs < 60_000).length,
      ).toBeLessThan(5);
      expect(a.mostInFlight).toBe(2);
      expect(run.results).toHaveLength(220);
      expect(run.results.every(({ status }) => status === 'ok')).toBe(true);
    }),
  );

  it(
    'is told of with its model, from the pause to its end',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.model === 'tight' && m.scheduler.now() < 5000
          ? failure('rate-limited', 10, m.scheduler, { delayMs: 5000 })
          : answer(call, 1000, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(alternating(TIGHT, WIDE)),
        providers: { a },
      });
      m.flush();

      const [paused] = run.of('provider-paused');
      const [resumed] = run.of('provider-resumed');
      expect(paused).toMatchObject({ provider: 'a', model: 'tight', untilMs: 5010 });
      expect(resumed).toMatchObject({ provider: 'a', model: 'tight' });
      expect(resumed?.atMs).toBeGreaterThanOrEqual(5010);
      expect(run.of('provider-paused').every(({ model }) => model === 'tight')).toBe(true);
    }),
  );

  it(
    'is one of all models where the refusal names the account',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt === 1 && call.model === 'tight' && m.scheduler.now() < 5000
          ? failure('rate-limited', 10, m.scheduler, { delayMs: 5000, ofAccount: true })
          : answer(call, 10, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(alternating(TIGHT, WIDE)),
        providers: { a },
      });
      m.flush();

      expect(run.of('provider-paused')[0]).toMatchObject({ provider: 'a', model: undefined });
      expect(a.calls.filter(({ startedMs }) => startedMs > 10 && startedMs < 5010)).toEqual([]);
      expect(run.results).toHaveLength(220);
    }),
  );

  it(
    'of one’s own holds for that model alone, and the first cap is told',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler), { concurrency: 4 });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(alternating(TIGHT, WIDE)),
        providers: { a },
        rateLimits: { 'a/tight': { limit: 2, periodMs: 1000 } },
      });
      m.flush();

      const startsOf = (name: string) =>
        a.calls.filter(({ model }) => model === name).map(({ startedMs }) => startedMs);
      const tight = startsOf('tight');
      expect(
        tight.every((startedMs, index) => index < 2 || startedMs - (tight[index - 2] ?? 0) >= 1000),
      ).toBe(true);
      expect(startsOf('wide').at(-1)).toBeLessThan(1000);
      expect(run.of('cap-changed')[0]).toMatchObject({ provider: 'a', cap: 4 });
    }),
  );

  it(
    'of tokens gets back what a call has taken that failed',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => failure('rejected', 10, m.scheduler));
      watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 9)),
        providers: { a },
        prompt: '{{n}} '.repeat(50),
        tokenLimits: { 'a/m': { limit: 300, periodMs: 60_000 } },
      });
      m.flush();

      expect(a.calls).toHaveLength(9);
      expect(a.calls.at(-1)?.startedMs).toBeLessThan(60_000);
    }),
  );
});
