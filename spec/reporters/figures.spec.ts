import { describe, expect, it } from 'vitest';
import { dollars } from '../../src/reporters/figures.js';

describe('dollars', () => {
  it.each([
    { usd: 0, shown: '$0.00' },
    { usd: 1.184, shown: '$1.18' },
    { usd: 1234567.891, shown: '$1,234,567.89' },
    { usd: 0.004, shown: '$0.0040' },
    { usd: 1e-9, shown: '$0.0000000010' },
    { usd: 1e-120, shown: '$1.0e-120' },
    { usd: Number.MIN_VALUE, shown: '$4.9e-324' },
  ])('shows $usd as $shown', ({ usd, shown }) => {
    expect(dollars(usd)).toBe(shown);
  });
});
