import { describe, expect, it } from 'vitest';
import { allowanceOf } from '../../../src/providers/failures/allowanceHeaders.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('allowanceOf', () => {
  it('reads the headers of OpenAI', () => {
    const headers = {
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-limit-tokens': '150000',
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-remaining-tokens': '149984',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-reset-tokens': '6m0s',
    };

    expect(allowanceOf(headers, NOW)).toStrictEqual({
      requests: { limit: 60, remaining: 59, resetMs: 1_000 },
      tokens: { limit: 150_000, remaining: 149_984, resetMs: 360_000 },
    });
  });

  it('reads the headers of Azure, whose resets are seconds', () => {
    const headers = { 'x-ratelimit-remaining-tokens': '10', 'x-ratelimit-reset-tokens': '30' };

    expect(allowanceOf(headers, NOW)?.tokens).toStrictEqual({
      limit: undefined,
      remaining: 10,
      resetMs: 30_000,
    });
  });

  it('reads the headers of Anthropic, whose resets are moments', () => {
    const headers = {
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '0',
      'anthropic-ratelimit-requests-reset': '2026-11-22T12:00:05Z',
      'anthropic-ratelimit-tokens-limit': '40000',
      'anthropic-ratelimit-tokens-remaining': '7',
      'anthropic-ratelimit-tokens-reset': '2026-11-22T11:00:00Z',
    };

    expect(allowanceOf(headers, NOW)).toStrictEqual({
      requests: { limit: 50, remaining: 0, resetMs: 5_000 },
      tokens: { limit: 40_000, remaining: 7, resetMs: 0 },
    });
  });

  it.each([
    {},
    { 'x-ratelimit-remaining-requests': '-1', 'x-ratelimit-limit-requests': '0' },
    { 'x-ratelimit-remaining-requests': 'many' },
    { 'x-ratelimit-remaining-requests': '' },
    { 'x-ratelimit-limit-requests': '60', 'x-ratelimit-reset-requests': '1s' },
    { 'anthropic-ratelimit-tokens-reset': '2026-11-22T12:00:05Z' },
  ])('says nothing where %j does not', (headers) => {
    expect(allowanceOf(headers, NOW)).toBeUndefined();
  });

  it.each([
    { 'x-ratelimit-remaining-requests': '5', 'x-ratelimit-reset-requests': 'soon' },
    { 'anthropic-ratelimit-requests-remaining': '5', 'anthropic-ratelimit-requests-reset': 'soon' },
  ])('leaves out a reset that is none: %j', (headers) => {
    expect(allowanceOf(headers, NOW)?.requests).toStrictEqual({
      limit: undefined,
      remaining: 5,
      resetMs: undefined,
    });
  });

  it.each(['x5', '5x', '-5', '1.5', ' 5', '1234567890123456'])('takes %j for no count', (text) => {
    const headers = { 'x-ratelimit-remaining-requests': '5', 'x-ratelimit-limit-requests': text };

    expect(allowanceOf(headers, NOW)?.requests?.limit).toBeUndefined();
    expect(allowanceOf({ 'x-ratelimit-remaining-tokens': text }, NOW)).toBeUndefined();
  });

  it('takes all that OpenAI says before anything of Anthropic, each budget by itself', () => {
    const headers = {
      'x-ratelimit-remaining-requests': '123456789012345',
      'anthropic-ratelimit-requests-remaining': '1',
      'anthropic-ratelimit-tokens-remaining': '2',
    };

    expect(allowanceOf(headers, NOW)).toMatchObject({
      requests: { remaining: 123_456_789_012_345 },
      tokens: { remaining: 2 },
    });
  });

  it('leaves out a count that no number holds', () => {
    expect(allowanceOf({ 'x-ratelimit-remaining-requests': '9'.repeat(309) }, NOW)).toBeUndefined();
  });
});
