import { describe, expect, it } from 'vitest';
import { completionOf } from '../../../src/providers/answers/completionOf.js';

describe('completionOf', () => {
  it('passes an answer on as it is', () => {
    const answer = { output: ' Hi\n', finishReason: 'stop', inputTokens: 1, outputTokens: 2 } as const;

    expect(completionOf('mine', answer)).toStrictEqual(answer);
  });

  it.each([
    { finishReason: 'length', warning: 'The answer was cut at the token limit' },
    { finishReason: 'content_filter', warning: 'The answer was cut by a content filter' },
    { finishReason: 'error', warning: 'The answer was cut by an error of the provider' },
  ] as const)('warns of an answer that ended by $finishReason', ({ finishReason, warning }) => {
    expect(completionOf('mine', { output: 'Hi', finishReason }).warnings).toStrictEqual([warning]);
  });

  it('takes a refusal for the answer, with a warning', () => {
    expect(completionOf('mine', { output: '', refusal: 'I cannot' })).toMatchObject({
      output: 'I cannot',
      warnings: ['The model refused: I cannot'],
    });
  });

  it('keeps the warnings that were there', () => {
    const answer = { output: 'Hi', finishReason: 'length', warnings: ['Left out'] } as const;

    expect(completionOf('mine', answer).warnings).toStrictEqual([
      'The answer was cut at the token limit',
      'Left out',
    ]);
  });

  it.each([
    { read: {}, failure: 'transient', message: 'mine answered with an empty text' },
    { read: { outputTokens: 0 }, failure: 'transient', message: 'mine answered with an empty text' },
    { read: { outputTokens: 3 }, failure: 'rejected', message: 'mine answered with an empty text' },
    {
      read: { message: { role: 'assistant', content: { answer: 42 }, refusal: null } },
      failure: 'rejected',
      message: 'mine answered with an empty text; what came instead: {"content":{"answer":42}}',
    },
    {
      read: { message: { role: 'assistant', content: ' ', refusal: null, tool_calls: [] } },
      failure: 'transient',
      message: 'mine answered with an empty text',
    },
    {
      read: { rawFinishReason: 'load' },
      failure: 'transient',
      message: 'mine answered with an empty text (load)',
    },
    {
      read: { finishReason: 'content_filter', rawFinishReason: 'SAFETY' },
      failure: 'rejected',
      message: 'mine answered nothing: a content filter stopped it (SAFETY)',
    },
    {
      read: { finishReason: 'length', outputTokens: 50 },
      failure: 'rejected',
      message: 'mine used up its 50 tokens before the answer began: allow more with max_tokens',
    },
    {
      read: { finishReason: 'length' },
      failure: 'rejected',
      message: 'mine used up its tokens before the answer began: allow more with max_tokens',
    },
  ] as const)('calls an empty answer with $read $failure', ({ read, failure, message }) => {
    expect(() => completionOf('mine', { output: '', ...read })).toThrow(
      expect.objectContaining({ name: 'ProviderError', failure, message }),
    );
  });

  it('keeps what an empty answer was billed', () => {
    const facts = {
      inputTokens: 5000,
      outputTokens: 300,
      cachedTokens: 100,
      cacheWriteTokens: 50,
      reasoningTokens: 300,
      serviceTier: 'flex',
      costUsd: 0.02,
      finishReason: 'length',
      rawFinishReason: 'max_tokens',
    } as const;

    expect(() => completionOf('mine', { output: '', warnings: ['Left out'], ...facts })).toThrow(
      expect.objectContaining({ answer: facts }),
    );
  });
});
