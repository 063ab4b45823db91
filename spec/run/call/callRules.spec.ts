import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import type { FailureClass } from '../../../src/failure.js';
import { RETRY_RULES, toAcceptance } from '../../../src/run/call/callRules.js';

const CLASSES: Readonly<Record<FailureClass, boolean>> = {
  'rate-limited': true,
  transient: true,
  down: true,
  unreachable: true,
  local: true,
  exhausted: false,
  unauthorized: false,
  unconfigured: false,
  'no-such-model': false,
  rejected: false,
};

describe('RETRY_RULES', () => {
  it('try again what may pass, and nothing else', () => {
    for (const [failure, isRetried] of Object.entries(CLASSES)) {
      const error = new ProviderError('no', { failure: failure as FailureClass });
      expect([failure, RETRY_RULES.shouldRetry(error)]).toEqual([failure, isRetried]);
    }
    expect(RETRY_RULES.shouldRetry(new Error('defect'))).toBe(false);
  });

  it('wait for as long as the server asks, which is a retry where it is not about the rate', () => {
    const failed = new ProviderError('no', { failure: 'transient', delayMs: 7 });
    const limited = new ProviderError('no', { failure: 'rate-limited', delayMs: 7 });

    expect([failed, limited, new Error('x')].map(RETRY_RULES.delayHintMs)).toEqual([7, 7, undefined]);
    expect([failed, limited, new Error('x')].map(RETRY_RULES.countsHinted)).toEqual([true, false, false]);
  });
});

describe('toAcceptance', () => {
  it.each([
    { inputTokens: 3, outputTokens: 4, tokens: 7 },
    { inputTokens: 0, outputTokens: 0, tokens: 0 },
    { inputTokens: 3, tokens: undefined },
    { outputTokens: 4, tokens: undefined },
  ])('counts tokens where both ends are known: %j', ({ tokens, ...usage }) => {
    const allowance = { requests: { remaining: 1 } };

    expect(toAcceptance({ output: '', allowance, ...usage })).toEqual({ tokens, allowance });
  });
});
