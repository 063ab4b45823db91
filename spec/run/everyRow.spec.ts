import fc from 'fast-check';
import { map, NEVER, timer, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { FailureClass } from '../../src/failure.js';
import { mostAtOnce } from './support/mostAtOnce.js';
import { alternating, experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

/** What becomes of one attempt. */
interface Attempt {
  /** `Infinity` for one that hangs. */
  readonly ms: number;
  readonly failed?: FailureClass;
  readonly delayMs?: number | undefined;
}

interface Limits {
  readonly capOfA: number;
  readonly capOfB: number;
  readonly maxConcurrent: number;
  readonly writeMs: number;
  readonly sequential: boolean;
}

const ms = fc.integer({ min: 0, max: 300 });
const passing = fc.constantFrom<FailureClass>('rate-limited', 'transient', 'unreachable');
const final = fc.constantFrom<FailureClass>('no-such-model', 'rejected');
const halting = fc.constantFrom<FailureClass>('exhausted', 'unauthorized');
// Not shorter: whoever may come back after a millisecond, and is refused each time, comes back very often.
const delayMs = fc.oneof(fc.constant(undefined), fc.constant(0), fc.integer({ min: 500, max: 20_000 }));
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ ms }) },
  { weight: 20, arbitrary: fc.record({ ms, failed: passing, delayMs }) },
  { weight: 5, arbitrary: fc.record({ ms, failed: final }) },
  { weight: 3, arbitrary: fc.record({ ms: fc.constant(Number.POSITIVE_INFINITY) }) },
  { weight: 1, arbitrary: fc.record({ ms, failed: halting }) },
);
const story = fc.array(attempt, { minLength: 1, maxLength: 30 });
const limits: fc.Arbitrary<Limits> = fc.record({
  capOfA: fc.integer({ min: 1, max: 12 }),
  capOfB: fc.integer({ min: 1, max: 12 }),
  maxConcurrent: fc.integer({ min: 1, max: 20 }),
  writeMs: fc.integer({ min: 0, max: 100 }),
  sequential: fc.boolean(),
});

const COUNT = 40;

/** A run of 40 rows of `a` and 40 of `b`, whose attempts go as the stories say, over and over. */
function play(
  [storyOfA, storyOfB]: readonly (readonly Attempt[])[],
  { capOfA, capOfB, maxConcurrent, writeMs, sequential }: Limits,
  endsAtMs?: number,
) {
  const scheduler = new VirtualTimeScheduler();
  /** Times within which no call with the prompt may start. */
  const forbidden: { prompt: string; fromMs: number; untilMs: number }[] = [];
  const provider = (attempts: readonly Attempt[] = []) => {
    let calls = 0;
    return testProvider(scheduler, (call) => {
      const { ms, failed, delayMs } = attempts[calls++ % attempts.length] ?? { ms: 0 };
      if (ms === Number.POSITIVE_INFINITY) return NEVER;
      if (failed === undefined) return answer(call, ms, scheduler);
      if (failed === 'rate-limited' && delayMs !== undefined) {
        const fromMs = call.startedMs + ms;
        forbidden.push({ prompt: call.prompt, fromMs, untilMs: fromMs + delayMs });
      }
      return failure(failed, ms, scheduler, { delayMs });
    });
  };
  const [a, b] = [provider(storyOfA), provider(storyOfB)];
  const run = watchRun(scheduler, {
    experiments: experimentsOf(alternating(rows('a', COUNT), rows('b', COUNT), rows('nobody', 3))),
    providers: { a, b },
    concurrency: { a: capOfA, b: capOfB },
    maxConcurrent,
    sequential,
    timeoutMs: 2000,
    retry: { maxWaitMs: 30_000, random: Math.random },
    sink: { write: (result) => timer(writeMs, scheduler).pipe(map(() => result)) },
    ...(endsAtMs === undefined ? {} : { stop: timer(endsAtMs, scheduler) }),
  });
  return { run, a, b, scheduler, forbidden };
}

describe('every row of a run', () => {
  it('ends exactly once, under any failures, limits and delays', () => {
    fc.assert(
      fc.property(story, story, limits, (storyOfA, storyOfB, options) => {
        const { run, scheduler } = play([storyOfA, storyOfB], options);
        scheduler.flush();

        const ended = [
          ...run.of('row-finished').map(({ result }) => result.experiment.position),
          ...run.of('row-left').map(({ experiment }) => experiment.position),
        ];
        expect(ended.toSorted((one, other) => one - other)).toEqual([...Array(2 * COUNT + 3).keys()]);
        expect(run.results).toHaveLength(run.of('row-finished').length);
        expect(run.completedAtMs).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  it('is called within every cap, and neither before the delay of its refusal nor before the end of a pause', () => {
    fc.assert(
      fc.property(story, story, limits, (storyOfA, storyOfB, options) => {
        const { run, a, b, scheduler, forbidden } = play([storyOfA, storyOfB], options);
        scheduler.flush();

        const { capOfA, capOfB, maxConcurrent, sequential } = options;
        expect(a.mostInFlight).toBeLessThanOrEqual(sequential ? 1 : capOfA);
        expect(b.mostInFlight).toBeLessThanOrEqual(sequential ? 1 : capOfB);
        expect(mostAtOnce([...a.calls, ...b.calls])).toBeLessThanOrEqual(sequential ? 1 : maxConcurrent);
        const tooEarly = [...a.calls, ...b.calls].filter(({ prompt, startedMs }) =>
          forbidden.some(
            (wait) => wait.prompt === prompt && startedMs > wait.fromMs && startedMs < wait.untilMs,
          ),
        );
        expect(tooEarly).toEqual([]);
        for (const { provider, atMs, untilMs } of run.of('provider-paused')) {
          const { calls } = provider === 'a' ? a : b;
          expect(calls.filter(({ startedMs }) => startedMs > atMs && startedMs < untilMs)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('ends exactly once when the run is told to stop at any moment', () => {
    fc.assert(
      fc.property(story, limits, fc.integer({ min: 0, max: 60_000 }), (told, options, stopMs) => {
        const { run, a, b, scheduler } = play([told, told.toReversed()], options, stopMs);
        scheduler.flush();

        const queued = run.of('row-queued').map(({ experiment }) => experiment.position);
        const ended = [
          ...run.of('row-finished').map(({ result }) => result.experiment.position),
          ...run.of('row-left').map(({ experiment }) => experiment.position),
        ];
        expect(ended.toSorted((one, other) => one - other)).toEqual(queued);
        expect([...a.calls, ...b.calls].filter(({ startedMs }) => startedMs > stopMs)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is let go when the run is unsubscribed at any moment', () => {
    fc.assert(
      fc.property(story, limits, fc.integer({ min: 0, max: 10_000 }), (told, options, cancelMs) => {
        const { run, a, b, scheduler } = play([told, told.toReversed()], options);
        scheduler.schedule(() => run.cancel(), cancelMs);
        scheduler.flush();

        const cancelled = run.completedAtMs === undefined;
        for (const { startedMs, endedMs } of cancelled ? [...a.calls, ...b.calls] : []) {
          expect(startedMs).toBeLessThanOrEqual(cancelMs);
          expect(endedMs).toBeLessThanOrEqual(cancelMs);
        }
        expect(run.of('run-ended')).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
