import { lentz } from './lentz.js';

/**
 * The probability that Student's t is at least as far from 0 as `t`, on both sides.
 *
 * I_x(df / 2, 1 / 2) at x = df / (df + t^2): Abramowitz and Stegun (1964), 26.7.1.
 * Agrees with exact values to 1e-10, relative, from 1 to a million degrees of freedom.
 *
 * @param df Degrees of freedom, above 0, fractions allowed.
 *
 * @example
 * twoSidedT(2.262, 9) // 0.05001
 */
export function twoSidedT(t: number, df: number): number {
  const half = df / 2;
  const ratio = (t * t) / df;
  if (ratio === 0) return 1;
  if (!Number.isFinite(ratio)) return 0;
  const x = 1 / (1 + ratio);
  const y = ratio / (1 + ratio);
  // x^(df/2) y^(1/2) / B(df/2, 1/2); Gamma(1/2) is the square root of pi.
  const front = Math.exp(-half * Math.log1p(ratio)) * Math.sqrt(y / Math.PI) * gammaRatio(half);
  return x < (half + 1) / (half + 2.5)
    ? (front / half) * lentz(half, 0.5, x)
    : 1 - (front / 0.5) * lentz(0.5, half, y);
}

const MOST_KEPT = 10_000;
const quantiles = new Map<number, number>();

/**
 * The t that 95 % of all values lie within, on both sides of 0: the 97.5 % quantile.
 *
 * @example
 * criticalT(9) // 2.26215716
 */
export function criticalT(df: number): number {
  const known = quantiles.get(df);
  if (known !== undefined) return known;
  const found = solve((t) => twoSidedT(t, df) > 0.05);
  if (quantiles.size < MOST_KEPT) quantiles.set(df, found);
  return found;
}

/** The largest number that is still too small, to the last bit. */
function solve(isTooSmall: (value: number) => boolean): number {
  let [low, high] = [0, 1];
  while (isTooSmall(high)) [low, high] = [high, high * 2];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low;
    if (isTooSmall(middle)) low = middle;
    else high = middle;
  }
}

/** Gamma(a + 1/2) / Gamma(a). Its series for large a: https://dlmf.nist.gov/5.11.E8 at h = 1/2 and 0 */
function gammaRatio(a: number): number {
  if (a < 16) return (gammaRatio(a + 1) * a) / (a + 0.5);
  const inverse = 1 / a;
  const square = inverse * inverse;
  const series = inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + (square * 17) / 14336)));
  return Math.sqrt(a) * Math.exp(series);
}
