import type { Confusion } from './confusion.js';
import { type Estimate, NORMAL_QUANTILE } from './interval.js';

/**
 * The share of answers that really pass, from what a judge says of all of them and how far it agrees with a person where
 * there is a label: its bias is taken out, and the interval says what is not known of the judge, too.
 *
 * Lee et al. (2025), https://arxiv.org/abs/2511.21140: (p + q0 - 1) / (q0 + q1 - 1) with p the share that passes the
 * judge, q0 its specificity and q1 its sensitivity; 95 % interval of the smoothed figures as in the authors' code.
 *
 * `undefined` when a person has passed or failed no answer at all, and for a judge that is no better than a coin.
 *
 * @example
 * unbiasedShare({ passed: 40, judged: 100, labels: { bothPass: 45, bothFail: 35, judgeOnly: 15, personOnly: 5 } })
 */
export function unbiasedShare(figures: {
  readonly passed: number;
  readonly judged: number;
  readonly labels: Confusion;
}): Estimate | undefined {
  const { passed, judged, labels } = figures;
  const fails = labels.bothFail + labels.judgeOnly;
  const passes = labels.bothPass + labels.personOnly;
  if (fails === 0 || passes === 0 || judged === 0) return undefined;

  const raw = { p: passed / judged, q0: labels.bothFail / fails, q1: labels.bothPass / passes };
  if (raw.q0 + raw.q1 <= 1) return undefined;
  const z = NORMAL_QUANTILE;
  const [n, m0, m1] = [judged + z ** 2, fails + 2, passes + 2];
  const [p, q0, q1] = [(passed + z ** 2 / 2) / n, (labels.bothFail + 1) / m0, (labels.bothPass + 1) / m1];
  const [v0, v1] = [(q0 * (1 - q0)) / m0, (q1 * (1 - q1)) / m1];
  const smoothed = share({ p, q0, q1 });
  const shift = 2 * z ** 2 * (smoothed * v1 - (1 - smoothed) * v0);
  const half =
    (z * Math.sqrt((p * (1 - p)) / n + (1 - smoothed) ** 2 * v0 + smoothed ** 2 * v1)) / (q0 + q1 - 1);
  return {
    value: within(share(raw)),
    low: within(smoothed + shift - half),
    high: within(smoothed + shift + half),
  };
}

function share({ p, q0, q1 }: { readonly p: number; readonly q0: number; readonly q1: number }): number {
  return (p + q0 - 1) / (q0 + q1 - 1);
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
