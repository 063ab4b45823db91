import type { MeanFigure } from '../../../scores/compare/meanFigure.js';
import { score } from '../figures.js';

/** A mean and its interval on a scale from `from` to `to`. */
export function IntervalMark({
  estimate,
  from,
  to,
}: {
  readonly estimate: Pick<MeanFigure, 'value' | 'low' | 'high'>;
  readonly from: number;
  readonly to: number;
}) {
  const at = (value: number) => 4 + (92 * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
  const { value, low = value, high = value } = estimate;
  const interval = estimate.low === undefined ? '' : `, 95 % interval ${score(low)} to ${score(high)}`;
  const label = score(value) + interval;
  return (
    <svg class="interval" viewBox="0 0 100 14" role="img" aria-label={label} preserveAspectRatio="none">
      {from < 0 && <line class="zero" x1={at(0)} x2={at(0)} y1="0" y2="14" />}
      <line class="whisker" x1={at(low)} x2={at(high)} y1="7" y2="7" />
      <line class="mean" x1={at(value)} x2={at(value)} y1="1" y2="13" />
    </svg>
  );
}
