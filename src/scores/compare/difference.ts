import { mcnemar } from '../statistics/mcnemar.js';
import { meanEstimate } from '../statistics/meanEstimate.js';
import { unvarying } from '../statistics/unvarying.js';
import type { CaseScores } from './caseScores.js';

/** Fewer shared cases than these tell nothing: https://arxiv.org/abs/2503.01747 */
export const FEWEST_CASES = 30;
/**
 * Student's t finds differences among fewer clusters than these too often (Cameron, Gelbach & Miller 2008,
 * https://doi.org/10.1162/rest.90.3.414); from here on it holds what it says, as `npm run intervals` shows.
 */
export const FEWEST_CLUSTERS = 20;

/** How a side differs from the baseline, over the cases that both have scores of. */
export interface Difference {
  readonly cases: number;
  /** Of those cases; `undefined` where each stands alone. */
  readonly clusters: number | undefined;
  readonly value: number;
  /** Where the 95 % interval begins and ends; `undefined` where nothing is known of how cases vary. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly better: number;
  readonly worse: number;
  readonly same: number;
  /** The chance of so large a difference, were there none. */
  readonly pValue: number;
  readonly test: 'mcnemar' | 't';
}

/** Sums of the same numbers in another order differ by as much. */
const ROUNDING = 1e-12;

/**
 * The paired difference to a baseline: of the means over shared cases, with Student's t over cases or clusters (Miller
 * 2024, https://arxiv.org/abs/2411.00640, section 4.2), and McNemar's exact test where each case passes or fails.
 *
 * `undefined` where no case is shared.
 */
export function difference(side: CaseScores, baseline: CaseScores): Difference | undefined {
  const isClustered = side.clusters !== undefined;
  const deltas: number[] = [];
  const clusters: number[] = [];
  let isPassOrFail = side.isBinary && baseline.isBinary && !isClustered;
  const known = new Map(baseline.ids.map((id, index) => [id, baseline.values[index]]));
  for (const [index, value] of side.values.entries()) {
    const before = known.get(side.ids[index] ?? -1);
    if (before === undefined) continue;
    deltas.push(Math.abs(value - before) < ROUNDING ? 0 : value - before);
    clusters.push(side.clusters?.[index] ?? index);
    isPassOrFail &&= Number.isInteger(value) && Number.isInteger(before);
  }
  if (deltas.length === 0) return undefined;

  const better = deltas.filter((delta) => delta > 0).length;
  const worse = deltas.filter((delta) => delta < 0).length;
  const independent = isClustered ? new Set(clusters).size : deltas.length;
  const counts = {
    cases: deltas.length,
    clusters: isClustered ? independent : undefined,
    ...{ better, worse, same: deltas.length - better - worse },
  };
  const found = meanEstimate(deltas, isClustered ? clusters : undefined);
  const value = found?.value ?? deltas[0] ?? 0;
  const isBounded = side.isShare && baseline.isShare;
  const varies = found !== undefined && found.standardError > 0;
  const interval = varies ? found : isBounded && found ? unvarying(value, independent) : undefined;
  const pValue = isPassOrFail || !varies ? mcnemar(better, worse) : found.pValue;
  return {
    ...counts,
    value,
    low: interval && (isBounded ? Math.max(-1, interval.low) : interval.low),
    high: interval && (isBounded ? Math.min(1, interval.high) : interval.high),
    pValue,
    test: isPassOrFail ? 'mcnemar' : 't',
  };
}
