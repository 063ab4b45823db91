import { describe, expect, it } from 'vitest';
import { checkedCompletion } from '../../../src/providers/answers/checkedCompletion.js';

describe('checkedCompletion', () => {
  it('leaves a completion as it is when all of it fits', () => {
    const completion = {
      output: '',
      finishReason: 'stop',
      rawFinishReason: 'end',
      inputTokens: 0,
      outputTokens: 5,
      cachedTokens: undefined,
      costUsd: 0.5,
      warnings: ['careful'],
      allowance: { requests: { remaining: 1, resetMs: 5 }, tokens: undefined },
    };

    expect(checkedCompletion('mine', completion)).toBe(completion);
  });

  it.each([
    { rawFinishReason: 5 },
    { inputTokens: 'five' },
    { outputTokens: -1 },
    { cachedTokens: 1.5 },
    { cacheWriteTokens: Number.NaN },
    { reasoningTokens: '7' },
    { serviceTier: 3 },
    { reasoning: ['Hm'] },
    { costUsd: Number.NaN },
    { costUsd: -1 },
    { costUsd: Number.POSITIVE_INFINITY },
    { costUsd: '0.5' },
    { costUsd: null },
    { finishReason: 5 },
    { warnings: 'careful' },
    { warnings: ['careful', 5] },
    { warnings: {} },
    { allowance: 'plenty' },
    { allowance: { requests: 5 } },
    { allowance: { requests: { remaining: 'five' } } },
    { allowance: { tokens: { remaining: 5, resetMs: Number.NaN } } },
    { allowance: { tokens: { remaining: 5, limit: 'ten' } } },
  ])('leaves out %j, and nothing else', (wrong) => {
    expect(checkedCompletion('mine', { output: 'Hi', ...wrong })).toStrictEqual({ output: 'Hi' });
  });

  it.each([
    'bogus',
    'toString',
    '',
  ])("keeps '%s', which is no finish reason, as the provider's own word", (word) => {
    expect(checkedCompletion('mine', { output: 'Hi', finishReason: word })).toStrictEqual({
      output: 'Hi',
      rawFinishReason: word,
    });
    expect(
      checkedCompletion('mine', { output: 'Hi', finishReason: word, rawFinishReason: 'end' }),
    ).toStrictEqual({
      output: 'Hi',
      rawFinishReason: 'end',
    });
  });

  it.each([undefined, null, 'Hi', {}, { output: 7 }])('rejects %j, which is no completion', (answer) => {
    expect(() => checkedCompletion('mine', answer)).toThrow(
      expect.objectContaining({
        name: 'ProviderError',
        failure: 'rejected',
        message: "mine answered with something that is no completion: { output: 'text', ... } was expected",
      }),
    );
  });
});
