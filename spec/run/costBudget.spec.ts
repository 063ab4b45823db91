import fc from 'fast-check';
import { of, timer, VirtualTimeScheduler } from 'rxjs';
import { map, tap } from 'rxjs/operators';
import { describe, expect, it } from 'vitest';
import type { FailureClass } from '../../src/failure.js';
import type { Provider, TokenPrice } from '../../src/providers/provider.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

/** A dollar for each output token. */
const PRICE: TokenPrice = (_input, output) => output;
const PRICED: Partial<Provider> = { price: () => of(PRICE) };

describe('a budget', () => {
  it(
    'starts no call when the known cost has reached it, and leaves the rest',
    marbles((m) => {
      const provider = testProvider(
        m.scheduler,
        () => timer(10, m.scheduler).pipe(map(() => ({ output: 'x', outputTokens: 1, costUsd: 1 }))),
        { ...PRICED, concurrency: 1 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 8)),
        providers: { a: provider },
        maxCostUsd: 3,
      });
      m.flush();
      expect(provider.calls).toHaveLength(3);
      expect(run.results).toHaveLength(3);
      expect(run.of('row-left').map(({ reason }) => reason)).toEqual(Array(5).fill('budget'));
      expect(run.of('budget-reached')).toMatchObject([{ maxCostUsd: 3, knownCostUsd: 3 }]);
      expect(run.completedAtMs).toBe(30);
    }),
  );

  it(
    'counts calls in flight by the mean output of their model so far, and goes on when they turn out cheaper',
    marbles((m) => {
      let calls = 0;
      const provider = testProvider(
        m.scheduler,
        () => {
          calls += 1;
          const cost = calls === 1 ? 4 : 1;
          return timer(10, m.scheduler).pipe(map(() => ({ output: 'x', outputTokens: cost, costUsd: cost })));
        },
        { ...PRICED, concurrency: 10 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1), rows('a', 20)),
        providers: { a: provider },
        concurrency: { a: 1 },
        maxCostUsd: 8,
      });
      m.flush();
      const cost = run.results.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
      expect(cost).toBe(8);
      expect(run.results).toHaveLength(5);
    }),
  );

  it(
    'is overshot by the calls in flight at most, whatever they cost and however many start at once',
    marbles((m) => {
      const provider = testProvider(
        m.scheduler,
        ({ startedMs }) =>
          timer(10 + startedMs, m.scheduler).pipe(map(() => ({ output: 'x', outputTokens: 5, costUsd: 5 }))),
        { ...PRICED, concurrency: 6 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 40)),
        providers: { a: provider },
        maxCostUsd: 20,
      });
      m.flush();
      const [reached] = run.of('budget-reached');
      const after = provider.calls.filter(({ startedMs }) => startedMs > (reached?.atMs ?? 0));
      expect(after).toEqual([]);
      // As soon as one has told what they cost, those in flight fill the budget.
      expect(run.results).toHaveLength(6);
      expect(run.results.length + run.of('row-left').length).toBe(40);
    }),
  );

  it(
    'counts max_tokens before there is any answer, and never blocks for good',
    marbles((m) => {
      const provider = testProvider(
        m.scheduler,
        () => timer(10, m.scheduler).pipe(map(() => ({ output: 'x', outputTokens: 1, costUsd: 1 }))),
        { ...PRICED, concurrency: 4 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 3)),
        providers: { a: provider },
        parameters: { max_tokens: 100 },
        maxCostUsd: 50,
      });
      m.flush();
      // The first alone, then all that have room.
      expect(provider.calls.map(({ startedMs }) => startedMs)).toEqual([0, 10, 10]);
      expect(run.results).toHaveLength(3);
    }),
  );

  it(
    'counts what failed calls were billed, and nothing of those that were not',
    marbles((m) => {
      const provider = testProvider(
        m.scheduler,
        () => failure('rejected', 10, m.scheduler, { answer: { outputTokens: 2, costUsd: 2 } }),
        { ...PRICED, concurrency: 1 },
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 5)),
        providers: { a: provider },
        maxCostUsd: 4,
      });
      m.flush();
      expect(provider.calls).toHaveLength(2);
      expect(run.of('row-left')).toHaveLength(3);
    }),
  );

  it(
    'refuses a model without a price, unless that is allowed; then what it says it costs counts',
    marbles((m) => {
      const provider = testProvider(
        m.scheduler,
        () => timer(10, m.scheduler).pipe(map(() => ({ output: 'x', outputTokens: 1, costUsd: 1 }))),
        { concurrency: 1 },
      );
      const options = { experiments: experimentsOf(rows('a', 5)), providers: { a: provider }, maxCostUsd: 2 };
      const refused = watchRun(m.scheduler, options);
      const allowed = watchRun(m.scheduler, { ...options, allowUnpriced: true });
      m.flush();
      expect(refused.error).toMatchObject({ message: expect.stringContaining('no price is known of a/m') });
      expect(provider.calls).toHaveLength(2);
      expect(allowed.results).toHaveLength(2);
    }),
  );

  it('is overshot by no more than what the calls cost that were in flight when it was reached', () => {
    const call = fc.record({
      costUsd: fc.integer({ min: 0, max: 50 }).map((cents) => cents / 100),
      latencyMs: fc.integer({ min: 1, max: 40 }),
      fails: fc.constantFrom(undefined, 'transient', 'rejected', 'rate-limited'),
    });
    const job = fc.record({
      calls: fc.array(call, { minLength: 1, maxLength: 60 }),
      concurrency: fc.integer({ min: 1, max: 12 }),
      maxCostUsd: fc.integer({ min: 1, max: 400 }).map((cents) => cents / 100),
      maxTokens: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      isPriced: fc.boolean(),
    });
    fc.assert(
      fc.property(job, ({ calls, concurrency, maxCostUsd, maxTokens, isPriced }) => {
        const scheduler = new VirtualTimeScheduler();
        const ended: { readonly startedMs: number; readonly endedMs: number; readonly costUsd: number }[] =
          [];
        let made = 0;
        const provider = testProvider(
          scheduler,
          ({ startedMs }) => {
            const { costUsd, latencyMs, fails } = calls[made++ % calls.length] ?? fail();
            const answer = { outputTokens: Math.round(costUsd * 100), costUsd };
            const end = () => ended.push({ startedMs, endedMs: scheduler.now(), costUsd });
            if (fails !== undefined)
              return failure(fails as FailureClass, latencyMs, scheduler, { answer }).pipe(
                tap({ error: end }),
              );
            return timer(latencyMs, scheduler).pipe(
              map(() => ({ output: 'x', ...answer })),
              tap(end),
            );
          },
          { concurrency, ...(isPriced && { price: () => of((_: number, output: number) => output / 100) }) },
        );
        const run = watchRun(scheduler, {
          experiments: experimentsOf(rows('a', 60)),
          providers: { a: provider },
          parameters: maxTokens === undefined ? {} : { max_tokens: maxTokens },
          allowUnpriced: true,
          maxCostUsd,
        });
        scheduler.flush();

        const total = ended.reduce((sum, { costUsd }) => sum + costUsd, 0);
        const [reached] = run.of('budget-reached');
        expect(run.results.length + run.of('row-left').length).toBe(60);
        const atMs = reached?.atMs ?? Number.POSITIVE_INFINITY;
        expect(provider.calls.filter(({ startedMs }) => startedMs > atMs)).toEqual([]);
        const inFlight = ended.filter(({ startedMs, endedMs }) => startedMs <= atMs && endedMs >= atMs);
        const most = inFlight.reduce((sum, { costUsd }) => sum + costUsd, 0);
        expect(total - maxCostUsd).toBeLessThanOrEqual(most + 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

function fail(): never {
  throw new Error('no such call');
}
