import { type Estimate, NORMAL_QUANTILE } from './interval.js';

/**
 * A share and its 95 % score interval, good for few trials and for shares near 0 and 1.
 *
 * Wilson (1927), https://doi.org/10.1080/01621459.1927.10502953; as recommended for evaluations of a few hundred cases
 * by Bowyer, Aitchison and Ivanova (2025), https://arxiv.org/abs/2503.01747
 *
 * @param successes Of `trials`, which is 1 or more.
 *
 * @example
 * wilson(17, 20) // { value: 0.85, low: 0.6396, high: 0.9476 }
 */
export function wilson(successes: number, trials: number): Estimate {
  const value = successes / trials;
  const square = NORMAL_QUANTILE ** 2;
  const centre = (successes + square / 2) / (trials + square);
  const half = (NORMAL_QUANTILE * Math.sqrt(trials * value * (1 - value) + square / 4)) / (trials + square);
  return {
    value,
    low: successes === 0 ? 0 : centre - half,
    high: successes === trials ? 1 : centre + half,
  };
}
