import { catchError, EMPTY, range, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seededRandom.mjs';
import { Gate } from '../../src/operators/gate/gate.js';
import { mergeLane } from '../../src/operators/mergeLane.js';
import { LimitPace } from '../../src/operators/pace/limitPace.js';
import { type BucketServerOptions, bucketServer } from '../support/bucketServer.js';
import { pacedCall } from './support/pacedCall.js';

interface Figures {
  readonly answered: number;
  /** Share of the calls that were refused. */
  readonly refused: number;
  /** Share of what the server would have taken after the first two seconds that it was asked for. */
  readonly used: number;
}

const CAP = 20;

/** Sends 1,000 rows, with the default retries, to a server that takes 50 calls a second and bursts of 10. */
function figuresOf(options: Omit<BucketServerOptions, 'scheduler' | 'ratePerSecond' | 'burst'>): Figures {
  const scheduler = new VirtualTimeScheduler();
  const server = bucketServer({ ratePerSecond: 50, burst: 10, scheduler, ...options });
  const random = seededRandom(1000 + (options.seed ?? 1));
  const pace = new LimitPace({ cap: CAP, random });
  const gate = new Gate({ paceOf: () => pace, scheduler });
  let answered = 0;
  range(0, 1000)
    .pipe(
      mergeLane(
        () =>
          server.call.pipe(
            pacedCall({ key: 'bucket', gate, pace, scheduler, random }),
            catchError(() => EMPTY),
          ),
        { concurrency: CAP },
      ),
    )
    .subscribe(() => {
      answered += 1;
    });
  scheduler.flush();

  const admitted = server.arrivals.filter((arrival) => arrival.admitted).map(({ atMs }) => atMs);
  const sentMs = (admitted.at(-1) ?? 0) - 2000;
  const meanLatencyMs = options.latencyMs * (1 + (options.latencyJitter ?? 0) / 2);
  const possible = sentMs * Math.min(50 / 1000, CAP / meanLatencyMs);
  return {
    answered,
    refused: 1 - admitted.length / server.arrivals.length,
    used: admitted.filter((atMs) => atMs > 2000).length / possible,
  };
}

const cases = [20, 50, 200, 500].flatMap((latencyMs) =>
  [1, 20, 200].flatMap((refusalMs) => [
    { latencyMs, refusalMs, latencyJitter: 0, seed: 1 },
    { latencyMs, refusalMs, latencyJitter: 0.3, seed: 2 },
    { latencyMs, refusalMs, latencyJitter: 0.3, seed: 3 },
  ]),
);

describe('1,000 rows against a token bucket', () => {
  describe.each([
    { headers: 'openai', says: 'what is left with every answer', mostRefused: 0.03, leastUsed: 0.9 },
    { headers: 'retry-after-ms', says: 'the exact delay', mostRefused: 0.1, leastUsed: 0.75 },
    { headers: 'retry-after', says: 'whole seconds', mostRefused: 0.1, leastUsed: 0.7 },
  ] as const)('that says $says', ({ headers, mostRefused, leastUsed }) => {
    it.each(
      cases,
    )('are all answered, few refused, at nearly its rate: answers after $latencyMs ms, refusals after $refusalMs ms (seed $seed)', (server) => {
      const { answered, refused, used } = figuresOf({ headers, ...server });

      expect(answered).toBe(1000);
      // Where refusals take longer than answers, much is sent before the first of them is known.
      const late = server.refusalMs > server.latencyMs ? 0.06 : 0;
      expect(refused).toBeLessThanOrEqual(mostRefused + late);
      expect(used).toBeGreaterThanOrEqual(leastUsed);
    });
  });

  it('are refused no more when answers come within 5 ms', () => {
    const { answered, refused, used } = figuresOf({ headers: 'retry-after-ms', latencyMs: 5 });

    expect(answered).toBe(1000);
    expect(refused).toBeLessThan(0.06);
    expect(used).toBeGreaterThan(0.95);
  });
});
