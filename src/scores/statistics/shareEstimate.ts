import { clusterSums } from './clusterSums.js';
import type { Estimate } from './interval.js';
import { meanEstimate } from './meanEstimate.js';
import { criticalT } from './studentT.js';

export interface ShareEstimateOptions {
  /** Passes and fails that the values were made of: no more is known than so many independent ones would tell. */
  readonly trials: number;
  /** Which cluster each value belongs to. Default: each value is one of its own. */
  readonly clusters?: readonly number[] | undefined;
}

/**
 * The share that passes, where cases are asked several times or come in clusters, with a 95 % interval that holds near 0
 * and 1 as well, where Student's t is far too narrow.
 *
 * Wilson's interval at the size that independent trials of the same variance would have, as recommended for clustered
 * surveys by Dean and Pagano (2015), https://doi.org/10.1093/jssam/smv024, with t in place of the normal quantile. Where
 * few clusters carry most of the variance, it is itself uncertain: the degrees of freedom are at most 2 G / (kurtosis - 1)
 * of the G clusters, which have the variance's own variance (Satterthwaite 1946, https://doi.org/10.2307/3002019).
 *
 * `undefined` for fewer than two clusters.
 *
 * @param values The share of each case, from 0 to 1.
 *
 * @example
 * shareEstimate([1, 2 / 3, 1, 0], { trials: 12 }) // { value: 0.667, low: 0.131, high: 0.964 }
 */
export function shareEstimate(
  values: readonly number[],
  { trials, clusters }: ShareEstimateOptions,
): Estimate | undefined {
  const mean = meanEstimate(values, clusters);
  if (mean === undefined) return undefined;
  const { value, standardError, degreesOfFreedom } = mean;
  const sums = clusterSums(values, value, clusters);
  const isMixed = value > 0 && value < 1;
  const size = isMixed ? Math.min(trials, (value * (1 - value)) / standardError ** 2) : sums.length;
  const certain = (2 * sums.length) / (kurtosis(sums.map(({ sum }) => sum)) - 1);
  const t = criticalT(isMixed ? Math.max(2, Math.min(degreesOfFreedom, certain)) : degreesOfFreedom);
  const centre = (value * size + t ** 2 / 2) / (size + t ** 2);
  const half = (t * Math.sqrt(size * value * (1 - value) + t ** 2 / 4)) / (size + t ** 2);
  return { value, low: value === 0 ? 0 : centre - half, high: value === 1 ? 1 : centre + half };
}

/** Of values around 0; 3 for normal ones, and where all are 0. */
function kurtosis(values: readonly number[]): number {
  let squares = 0;
  let fourths = 0;
  for (const value of values) {
    squares += value ** 2;
    fourths += value ** 4;
  }
  return squares === 0 ? 3 : (fourths * values.length) / squares ** 2;
}
