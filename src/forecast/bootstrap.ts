import type { Range } from './forecasts.js';

const REPLICATES = 400;
/**
 * A percentile interval from few rows is too narrow: deviations are widened by as much as Student's t is wider than the
 * normal distribution. Hesterberg 2015, https://arxiv.org/abs/1411.5279, section 4.5.
 */
const T_975 = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12];
/** Answers differ in length by more at the upper end: what is beyond the rows that ran widens it further. */
const UPPER = 1.35;

/**
 * Draws samples of `rows` again and again, and gives the range of what `total` makes of them.
 *
 * @param random From 0 to below 1.
 */
export function bootstrap<Row>(
  rows: readonly Row[],
  total: (sample: readonly Row[], random: () => number) => number,
  random: () => number,
): Range {
  const mid = total(rows, () => 0.5);
  const totals = Array.from({ length: REPLICATES }, () => total(sampleOf(rows, random), random)).sort(
    (one, other) => one - other,
  );
  const at = (share: number) => totals[Math.min(totals.length - 1, Math.floor(share * totals.length))] ?? mid;
  const n = rows.length;
  const wider = ((T_975[n - 2] ?? 1.96 + 2.4 / n) / 1.96) * Math.sqrt(n / Math.max(1, n - 1));
  return {
    low: Math.max(0, mid - (mid - at(0.025)) * wider),
    mid,
    high: mid + (at(0.975) - mid) * wider * UPPER,
  };
}

function sampleOf<Row>(rows: readonly Row[], random: () => number): readonly Row[] {
  return rows.flatMap(() => rows[Math.floor(random() * rows.length)] ?? []);
}
