import { meanEstimate } from '../statistics/meanEstimate.js';
import { shareEstimate } from '../statistics/shareEstimate.js';
import { unvarying } from '../statistics/unvarying.js';
import { wilson } from '../statistics/wilson.js';
import type { CaseScores } from './caseScores.js';

/** How an interval was made. */
export type IntervalMethod = 'wilson' | 'wilson of clusters' | 't' | 't of clusters';

/** The mean score of a side over its cases. */
export interface MeanFigure {
  readonly value: number;
  /** Where the 95 % interval begins and ends; `undefined` for a single case. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly method: IntervalMethod;
}

/**
 * The mean over cases with its 95 % interval: Wilson's where each case passes or fails, Student's t otherwise, over
 * clusters where there are some.
 */
export function meanFigure(scores: CaseScores): MeanFigure | undefined {
  const { values, clusters, isBinary, isShare } = scores;
  if (values.length === 0) return undefined;
  if (isBinary && clusters === undefined && values.every((value) => value === 0 || value === 1)) {
    const passes = values.filter((value) => value === 1).length;
    return { ...wilson(passes, values.length), method: 'wilson' };
  }
  if (isBinary) {
    const found = shareEstimate(values, { trials: scores.rows, clusters });
    return { ...(found ?? without(values)), method: 'wilson of clusters' };
  }
  const method = clusters === undefined ? 't' : 't of clusters';
  const found = meanEstimate(values, clusters);
  if (found === undefined || !isShare) return { ...(found ?? without(values)), method };
  const independent = new Set(clusters).size || values.length;
  const { low, high } = found.standardError > 0 ? found : unvarying(found.value, independent);
  return { value: found.value, low: Math.max(0, low), high: Math.min(1, high), method };
}

function without(values: readonly number[]): Pick<MeanFigure, 'value' | 'low' | 'high'> {
  const sum = values.reduce((total, value) => total + value, 0);
  return { value: sum / values.length, low: undefined, high: undefined };
}
