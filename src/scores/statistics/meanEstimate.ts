import { clusterSums } from './clusterSums.js';
import type { Estimate } from './interval.js';
import { criticalT, twoSidedT } from './studentT.js';

/** A mean, its standard error, and what Student's t makes of the two. */
export interface MeanEstimate extends Estimate {
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** The probability of a mean as far from 0 as this, were the true one 0. */
  readonly pValue: number;
}

/**
 * The mean of independent values, or of values in independent clusters, with its 95 % interval by Student's t.
 *
 * The variance is that of the sums of residuals of the clusters, each divided by 1 - size / n (CR2 of Bell and McCaffrey
 * 2002, Survey Methodology 28, 169-181), the degrees of freedom are Satterthwaite's for it (Imbens and Kolesar 2016,
 * https://doi.org/10.1162/REST_a_00552). With clusters of one value each, this is the plain t interval with n - 1 degrees
 * of freedom. That evaluations need clusters: Miller (2024), https://arxiv.org/abs/2411.00640, section 2.2.
 *
 * `undefined` for fewer than two clusters: nothing is known of how they differ.
 *
 * @param values One for each case.
 * @param clusters Which cluster each value belongs to. Default: each value is one of its own.
 *
 * @example
 * meanEstimate([1, 2, 3, 4]) // { value: 2.5, low: 0.446, high: 4.554, degreesOfFreedom: 3, ... }
 */
export function meanEstimate(
  values: readonly number[],
  clusters?: readonly number[],
): MeanEstimate | undefined {
  const n = values.length;
  const value = sum(values) / n;
  const groups = clusterSums(values, value, clusters);
  if (groups.length < 2) return undefined;

  let variance = 0;
  let squares = 0;
  let weighted = 0;
  let weightedSquares = 0;
  for (const { sum: residual, size } of groups) {
    const weight = 1 / (1 - size / n);
    variance += weight * residual * residual;
    squares += size * size;
    weighted += size * size * weight;
    weightedSquares += (size * size * weight) ** 2;
  }
  const standardError = Math.sqrt(variance) / n;
  const degreesOfFreedom = (n * n) / (squares + (weighted * weighted - weightedSquares) / (n * n));
  const half = criticalT(degreesOfFreedom) * standardError;
  const pValue =
    standardError === 0 ? Number(value === 0) : twoSidedT(value / standardError, degreesOfFreedom);
  return { value, low: value - half, high: value + half, standardError, degreesOfFreedom, pValue };
}

/** With the lost digits carried along (Kahan 1965), so that a hundred thousand values of 0.1 make exactly their mean. */
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const corrected = value - lost;
    const next = total + corrected;
    lost = next - total - corrected;
    total = next;
  }
  return total;
}
