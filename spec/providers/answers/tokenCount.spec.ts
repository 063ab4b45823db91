import { describe, expect, it } from 'vitest';
import { tokenCount } from '../../../src/providers/answers/tokenCount.js';

describe('tokenCount', () => {
  it.each([
    { body: { usage: { tokens: 7 } }, count: 7 },
    { body: { usage: { tokens: 0 } }, count: 0 },
    { body: { usage: { tokens: -1 } }, count: undefined },
    { body: { usage: { tokens: 1.5 } }, count: undefined },
    { body: { usage: { tokens: '7' } }, count: undefined },
    { body: { usage: { tokens: Number.NaN } }, count: undefined },
    { body: { usage: { tokens: 1e300 } }, count: undefined },
    { body: { usage: null }, count: undefined },
    { body: 'x', count: undefined },
  ])('finds $count in $body', ({ body, count }) => {
    expect(tokenCount(body, 'usage', 'tokens')).toBe(count);
  });
});
