import fc from 'fast-check';
import {
  catchError,
  defer,
  map,
  merge,
  type Observable,
  of,
  range,
  timeout,
  VirtualTimeScheduler,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import type { RateLimit } from '../../src/allowance.js';
import { Gate } from '../../src/operators/gate/gate.js';
import { mergeLane } from '../../src/operators/mergeLane.js';
import { LimitPace } from '../../src/operators/pace/limitPace.js';
import { type MoodyProvider, moods, moodyProvider } from './support/moodyProvider.js';
import { pacedCall } from './support/pacedCall.js';

const lane = fc.record({
  moods,
  cap: fc.integer({ min: 1, max: 12 }),
  rows: fc.integer({ min: 0, max: 30 }),
  rateLimit: fc.option(
    fc.record({ limit: fc.integer({ min: 1, max: 20 }), periodMs: fc.integer({ min: 100, max: 2000 }) }),
    { nil: undefined },
  ),
});
const plans = fc.record({
  lanes: fc.array(lane, { minLength: 1, maxLength: 3 }),
  permits: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(1000)),
  seed: fc.integer(),
});
type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;

interface Pause {
  readonly atMs: number;
  readonly untilMs: number;
}

interface Played {
  readonly scheduler: VirtualTimeScheduler;
  readonly providers: readonly MoodyProvider[];
  /** When each of them was paused, from its first moment to its end. */
  readonly pauses: readonly (readonly Pause[])[];
  /** Emits the name of each row that has ended, however it ended. */
  readonly rows: Observable<string>;
  /** Most calls in flight over all providers. */
  readonly mostInFlight: () => number;
}

function pausesOf(pace: LimitPace): readonly Pause[] {
  const pauses: Pause[] = [];
  pace.changes.subscribe((change) => {
    if (change.type === 'paused') pauses.push(change);
  });
  return pauses;
}

/** Lanes of rows that are sent, refused, retried and given up, as a run does it. */
function play({ lanes, permits, seed }: Plan): Played {
  const scheduler = new VirtualTimeScheduler();
  const random = seededRandom(seed);
  const providers = lanes.map((one) => moodyProvider(scheduler, one.moods));
  const paces = lanes.map(({ cap, rateLimit }) => new LimitPace({ cap, rateLimit, random }));
  const pauses = paces.map(pausesOf);
  const paceOf = (key: string) => paces[Number(key)] ?? new LimitPace();
  const gate = new Gate({ permits, paceOf, scheduler });
  let mostInFlight = 0;
  const observed = (provider: MoodyProvider) =>
    defer(() => {
      const inFlight = providers.reduce((sum, one) => sum + one.inFlight, 1);
      mostInFlight = Math.max(mostInFlight, inFlight);
      return provider.call;
    });

  const rows = merge(
    ...providers.map((provider, index) => {
      const { cap = 1, rows: count = 0 } = lanes[index] ?? {};
      const key = String(index);
      const call = observed(provider).pipe(
        timeout({ first: 500, scheduler }),
        pacedCall({ key, gate, pace: paceOf(key), scheduler, random, maxWaitMs: 20_000 }),
      );
      return range(0, count).pipe(
        mergeLane(
          (row) =>
            call.pipe(
              catchError(() => of('given up')),
              map(() => `${key}/${row}`),
            ),
          { concurrency: cap },
        ),
      );
    }),
  );
  return { scheduler, providers, pauses, rows, mostInFlight: () => mostInFlight };
}

/** The most starts in any window of that length. */
function mostWithin(startsMs: readonly number[], { periodMs }: RateLimit): number {
  return Math.max(
    0,
    ...startsMs.map((start) => startsMs.filter((atMs) => atMs >= start && atMs < start + periodMs).length),
  );
}

function expectBounds({ providers, pauses, mostInFlight }: Played, { lanes, permits }: Plan): void {
  expect(mostInFlight()).toBeLessThanOrEqual(permits);
  for (const [index, { cap, rateLimit }] of lanes.entries()) {
    const provider = providers[index];
    expect(provider?.mostInFlight).toBeLessThanOrEqual(cap);
    for (const { atMs, untilMs } of pauses[index] ?? []) {
      expect(provider?.startsMs.filter((ms) => ms > atMs && ms < untilMs)).toEqual([]);
    }
    if (rateLimit)
      expect(mostWithin(provider?.startsMs ?? [], rateLimit)).toBeLessThanOrEqual(rateLimit.limit);
  }
}

describe('lanes of paced calls, whatever their providers do', () => {
  it('end every row once, within cap, permits, rate and pauses', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const played = play(plan);
        const ended: string[] = [];
        let completed = false;
        played.rows.subscribe({
          next: (row) => ended.push(row),
          complete: () => {
            completed = true;
          },
        });
        played.scheduler.flush();

        const expected = plan.lanes.flatMap(({ rows }, key) =>
          Array.from({ length: rows }, (_, row) => `${key}/${row}`),
        );
        expect(ended.toSorted()).toEqual(expected.toSorted());
        expect(completed).toBe(true);
        expectBounds(played, plan);
      }),
      { numRuns: 300 },
    );
  });

  it('cancel every call, wait and alarm on unsubscribe', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 5000 }), (plan, unsubscribeAtMs) => {
        const played = play(plan);
        const { scheduler, providers } = played;
        const subscription = played.rows.subscribe();
        scheduler.maxFrames = unsubscribeAtMs;
        scheduler.flush();
        subscription.unsubscribe();

        expect(providers.map(({ inFlight }) => inFlight)).toEqual(providers.map(() => 0));
        expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
        expectBounds(played, plan);
      }),
      { numRuns: 300 },
    );
  });

  it('do not wait for one another', () => {
    const plan: Plan = {
      lanes: [
        { moods: [{ type: 'refuses', afterMs: 1, delayMs: 3000 }], cap: 2, rows: 10, rateLimit: undefined },
        { moods: [{ type: 'answers', afterMs: 100 }], cap: 2, rows: 10, rateLimit: undefined },
      ],
      permits: 2,
      seed: 1,
    };
    const { scheduler, rows } = play(plan);
    const endedMs: number[] = [];
    rows.subscribe((row) => {
      if (row.startsWith('1/')) endedMs.push(scheduler.now());
    });
    scheduler.flush();

    expect(endedMs).toHaveLength(10);
    expect(endedMs.at(-1)).toBeLessThanOrEqual(601);
  });
});
