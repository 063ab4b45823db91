import { NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

/** 84 tokens as tokenx estimates it, and 25 where four characters count as one. */
const CHINESE = '蜜蜂的生活很忙碌吗？'.repeat(10);
const LIMIT = { limit: 200, periodMs: 60_000 };

describe('a token limit', () => {
  it.each([
    { name: 'a provider', tokenLimits: { a: LIMIT } },
    { name: 'a model', tokenLimits: { 'a/m': LIMIT } },
  ])(
    'of $name counts the input as tokenx estimates it, whatever its script',
    marbles((m, { tokenLimits }: { tokenLimits: Record<string, typeof LIMIT> }) => {
      const provider = testProvider(m.scheduler, () => NEVER, { concurrency: 10 });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 10)),
        providers: { a: provider },
        prompt: CHINESE,
        tokenLimits,
      });
      m.scheduler.schedule(() => run.cancel(), 59_000);
      m.flush();
      expect(provider.calls).toHaveLength(2);
    }),
  );
});
