/** What a figure is, and between which values 95 % of such intervals hold the true one. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The share of intervals that are to hold the true value. */
export const CONFIDENCE = 0.95;

/** The 97.5 % quantile of the normal distribution. */
export const NORMAL_QUANTILE = 1.959963984540054;
