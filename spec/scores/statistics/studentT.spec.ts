import { describe, expect, it } from 'vitest';
import { criticalT, twoSidedT } from '../../../src/scores/statistics/studentT.js';

/** Computed with 40 digits by mpmath 1.3: I_x(df / 2, 1 / 2) and its roots. */
const QUANTILES = [
  [1, 12.706204736174705],
  [2, 4.302652729749464],
  [3, 3.1824463052837095],
  [4.5, 2.658912347204404],
  [7.3, 2.345066736547704],
  [10, 2.228138851986275],
  [19, 2.0930240544083096],
  [29, 2.0452296421327043],
  [99.7, 1.9840446252924862],
  [500, 1.9647198374673678],
  [10_000, 1.9602012398906263],
  [1_000_000, 1.959966356814107],
] as const;

const TAILS = [
  [1, 0.1, 0.9365489651388929],
  [1, 5, 0.12566591637800237],
  [2.5, 1, 0.4040610272782735],
  [2.5, 30, 0.0002910647091573954],
  [9, 2.262, 0.05001284550245463],
  [9, 30, 2.4837047041582624e-10],
  [30, 0.1, 0.9210096117902712],
  [30, 5, 0.000023296685467007796],
  [30, 30, 6.251791630608888e-24],
  [450.25, 2.262, 0.02417340270848442],
  [450.25, 30, 1.935772141997461e-109],
  [1_000_000, 1, 0.31731074983357815],
  [1_000_000, 5, 5.733997870890742e-7],
] as const;

describe('criticalT', () => {
  it.each(QUANTILES)('is exact to 1e-9 for %d degrees of freedom', (df, t) => {
    expect(Math.abs(criticalT(df) / t - 1)).toBeLessThan(1e-9);
  });
});

describe('twoSidedT', () => {
  it.each(TAILS)('is exact to 1e-9, relative, for %d degrees of freedom at %d', (df, t, p) => {
    expect(Math.abs(twoSidedT(t, df) / p - 1)).toBeLessThan(1e-9);
    expect(twoSidedT(-t, df)).toBe(twoSidedT(t, df));
  });

  it('is 1 at 0 and 0 for what is infinitely far', () => {
    expect(twoSidedT(0, 3)).toBe(1);
    expect(twoSidedT(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });
});
