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
});
