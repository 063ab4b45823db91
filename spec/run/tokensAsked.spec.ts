import { NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InputEstimate } from '../../src/run/inputEstimate.js';
import { mostOutputTokens, tokensAsked } from '../../src/run/tokensAsked.js';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

/** 90 tokens as tokenx estimates it, and 25 where four characters count as one. */
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

describe('mostOutputTokens', () => {
  it.each([
    { parameters: { max_tokens: 5 }, most: 5 },
    { parameters: { max_completion_tokens: 6 }, most: 6 },
    { parameters: { max_tokens: 5, max_completion_tokens: 6 }, most: 5 },
    { parameters: {}, most: undefined },
    { parameters: { max_tokens: 0 }, most: undefined },
    { parameters: { max_tokens: -1 }, most: undefined },
    { parameters: { max_tokens: '5' }, most: undefined },
  ])('is $most where the row says $parameters', ({ parameters, most }) => {
    expect(mostOutputTokens({ request: { prompt: '', model: 'm', variables: {}, parameters } })).toBe(most);
  });
});

describe('tokensAsked', () => {
  it('is the input, by characters unless it is counted, and the output that is asked for', () => {
    const asked = (parameters: Record<string, number>, isCounted?: boolean) =>
      tokensAsked(
        {
          request: { prompt: CHINESE, model: 'm', variables: {}, parameters },
          estimate: new InputEstimate({ prompt: CHINESE }),
        },
        isCounted === undefined ? undefined : { isCounted },
      );

    expect([asked({}), asked({}, false), asked({}, true)]).toEqual([25, 25, 90]);
    expect([asked({ max_tokens: 7 }), asked({ max_tokens: 7 }, true)]).toEqual([32, 97]);
  });

  it('counts the images that go along as well', () => {
    const estimate = new InputEstimate({ prompt: CHINESE }, { tokens: 1000, uncounted: 0 });
    const request = { prompt: CHINESE, model: 'm', variables: {}, parameters: {} };

    expect(tokensAsked({ request, estimate })).toBe(1025);
  });
});
