import { describe, expect, it } from 'vitest';
import { compact, dollars, dollarsAtMost } from '../../src/reporters/figures.js';

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

describe('dollarsAtMost', () => {
  it.each([
    { usd: 0, shown: '$0.00' },
    { usd: 1.181, shown: '$1.19' },
    { usd: 1.18, shown: '$1.18' },
    { usd: 1234.5601, shown: '$1,234.57' },
    { usd: 0.00402, shown: '$0.0041' },
    { usd: 0.0041, shown: '$0.0041' },
    { usd: 0.0996, shown: '$0.10' },
    { usd: 1e-120, shown: '$1.0e-120' },
  ])('shows $usd as $shown', ({ usd, shown }) => {
    expect(dollarsAtMost(usd)).toBe(shown);
  });
});

describe('compact', () => {
  it('rounds, and up where it is told so', () => {
    expect(compact(1_210_001)).toBe('1.2M');
    expect(compact(1_210_001, Math.ceil)).toBe('1.3M');
    expect(compact(123_400, Math.ceil)).toBe('124k');
    expect(compact(99_999)).toBe('99,999');
  });
});
