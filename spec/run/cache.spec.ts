import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { AnswerCache } from '../../src/cache/answerCache.js';
import { cacheKey } from '../../src/cache/cacheKey.js';
import type { Completion } from '../../src/providers/provider.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

/** A cache in memory that holds the answers to these prompts of provider `a`. */
function cacheOf(prompts: readonly string[]): AnswerCache & { readonly stored: string[] } {
  const keyOf = (prompt: string) =>
    cacheKey({
      experiment: { provider: 'a', repeat: 1 },
      provider: { identify },
      request: { model: 'm', prompt, parameters: {}, variables: {} },
    }) ?? '';
  const kept = new Map<string, Completion>(
    prompts.map((prompt) => [keyOf(prompt), { output: `kept: ${prompt}` }]),
  );
  const stored: string[] = [];
  return {
    stored,
    get(key) {
      const completion = kept.get(key);
      return completion === undefined ? { missed: 'nobody has asked this before' } : { completion };
    },
    put(_, { output }) {
      stored.push(output);
      return undefined;
    },
  };
}

const identify = ({ prompt }: { readonly prompt: string }) => ({ url: 'http://a', body: { prompt } });

describe('an answer from the cache', () => {
  it(
    'passes no gate and spends no rate: rows that are asked come as fast as if it were not there',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler), { identify });
      // One call a second: 20 hits between them would take 20 s if they counted.
      const hits = Array.from({ length: 20 }, (_, index) => `a${index + 2}`);
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 22)),
        providers: { a },
        concurrency: { a: 1 },
        rateLimits: { a: { limit: 1, periodMs: 1000 } },
        cache: cacheOf(hits),
      });
      m.flush();

      expect(run.results.filter(({ output }) => output.startsWith('kept: '))).toHaveLength(20);
      expect(a.calls.map(({ prompt }) => prompt)).toEqual(['a1', 'a22']);
      const startedMs = a.calls.map((call) => call.startedMs);
      expect((startedMs[1] ?? 0) - (startedMs[0] ?? 0)).toBe(1000);
      expect(run.of('call-started')).toHaveLength(2);
    }),
  );

  it(
    'comes at once, while a row of its provider waits for its turn',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 10, m.scheduler), { identify });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 4)),
        providers: { a },
        concurrency: { a: 2 },
        rateLimits: { a: { limit: 1, periodMs: 60_000 } },
        cache: cacheOf(['a3', 'a4']),
      });
      m.flush();

      const finished = run.of('row-finished').map(({ atMs, result }) => `${result.output} ${atMs}`);
      expect(finished).toEqual(['re: a1 10', 'kept: a3 10', 'kept: a4 10', 're: a2 60010']);
    }),
  );

  it(
    'is free, and counts as no attempt; a miss says why and is kept',
    marbles((m) => {
      const a = testProvider(
        m.scheduler,
        (call) => of({ output: `re: ${call.prompt}`, finishReason: 'stop' as const }),
        { identify },
      );
      const cache = cacheOf(['a1']);
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2)),
        providers: { a },
        cache,
      });
      m.flush();

      expect(
        run.results.map(({ attempts, costUsd, rawFinishReason }) => ({ attempts, costUsd, rawFinishReason })),
      ).toEqual([
        { attempts: 0, costUsd: 0, rawFinishReason: 'cached' },
        { attempts: 1, costUsd: undefined, rawFinishReason: undefined },
      ]);
      expect(run.of('cache-missed').map(({ reason }) => reason)).toEqual(['nobody has asked this before']);
      expect(cache.stored).toEqual(['re: a2']);
    }),
  );

  it(
    'is none where a provider does not say what it sends, nor for a row that cannot be asked',
    marbles((m) => {
      const respond = (call: { readonly prompt: string }) =>
        of({ output: `re: ${call.prompt}`, finishReason: 'stop' as const });
      const cache = cacheOf([]);
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2), rows('none', 1)),
        providers: { a: testProvider(m.scheduler, respond) },
        cache,
      });
      m.flush();

      expect(run.results.map(({ status, output }) => output || status)).toEqual([
        're: a1',
        're: a2',
        'error',
      ]);
      expect(run.of('cache-missed').map(({ reason }) => reason)).toEqual(
        Array(2).fill('its provider has no answers that can be kept'),
      );
      expect(cache.stored).toEqual([]);
    }),
  );
});
