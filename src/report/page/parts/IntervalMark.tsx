import type { Estimate } from '../../../scores/statistics/interval.js';
import { score } from '../figures.js';

/** A mean and its interval on a scale from `from` to `to`. */
export function IntervalMark({
  estimate,
  from,
  to,
}: {
  readonly estimate: Estimate;
  readonly from: number;
  readonly to: number;
}) {
  const at = (value: number) => 4 + (92 * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
  const label = `${score(estimate.value)}, 95 % interval ${score(estimate.low)} to ${score(estimate.high)}`;
  return (
    <svg class="interval" viewBox="0 0 100 14" role="img" aria-label={label} preserveAspectRatio="none">
      {from < 0 && <line class="zero" x1={at(0)} x2={at(0)} y1="0" y2="14" />}
      <line class="whisker" x1={at(estimate.low)} x2={at(estimate.high)} y1="7" y2="7" />
      <line class="mean" x1={at(estimate.value)} x2={at(estimate.value)} y1="1" y2="13" />
    </svg>
  );
}
