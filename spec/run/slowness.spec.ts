import { concatMap, delay, of, throwError, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/errors.js';
import { longPauses } from '../../src/reporters/longPauses.js';
import { runExperiments } from '../../src/runExperiments.js';
import { experimentsOf, rows } from './support/rows.js';

/** What is told, unasked, of a run whose provider answers like this. */
function toldOf(complete: (call: number, scheduler: VirtualTimeScheduler) => ReturnType<typeof answer>) {
  const scheduler = new VirtualTimeScheduler();
  let calls = 0;
  const { results, events } = runExperiments({
    experiments: experimentsOf(rows('groq', 12)),
    prompt: 'Say {{n}}',
    providers: { groq: { complete: () => complete(++calls, scheduler), concurrency: 10 } },
    retry: { random: () => 0 },
    scheduler,
  });
  const lines: string[] = [];
  longPauses(events).subscribe((line) => lines.push(line));
  let written = 0;
  results.subscribe(() => {
    written += 1;
  });
  scheduler.flush();
  return { lines, written };
}

function answer(scheduler: VirtualTimeScheduler, allowance: ProviderError['allowance']) {
  return of({ output: 'yes', allowance }).pipe(delay(100, scheduler));
}

describe('a lane that stands still without a pause', () => {
  it('is told of, with what the server says is left', () => {
    const requests = { limit: 14_400, remaining: 0, resetMs: 86_400_000 };
    const { lines, written } = toldOf((_, scheduler) => answer(scheduler, { requests }));

    expect(written).toBe(12);
    expect(lines).toStrictEqual([
      expect.stringMatching(
        /^groq\/m gets its next call in \d+ s, and maybe others as slowly \(-v tells of each\): it says that 0 of its 14400 requests are left, and all of them again in 86400 s$/,
      ),
    ]);
  });

  it('is told of where the delay of a refusal is shorter than the wait', () => {
    const tokens = { limit: 1000, remaining: 0, resetMs: 360_000 };
    const { lines, written } = toldOf((call, scheduler) => {
      const refusal = new ProviderError('slow down', {
        failure: 'rate-limited',
        delayMs: 1000,
        allowance: { tokens },
      });
      return call > 10
        ? answer(scheduler, undefined)
        : of(0).pipe(
            delay(100, scheduler),
            concatMap(() => throwError(() => refusal)),
          );
    });

    expect(written).toBe(12);
    expect(lines).toContainEqual(expect.stringContaining('it says that 0 of its 1000 tokens are left'));
  });

  it.each([
    { limit: 14_400, remaining: 14_000, resetMs: 150_000 },
    { limit: 14_400, remaining: 600, resetMs: 5_400_000 },
  ])('is nothing to tell of where there is enough: $remaining of $limit', (requests) => {
    expect(toldOf((_, scheduler) => answer(scheduler, { requests }))).toStrictEqual({
      lines: [],
      written: 12,
    });
  });
});
