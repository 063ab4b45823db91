import { holm } from '../statistics/holm.js';
import { CONFIDENCE } from '../statistics/interval.js';
import { type Difference, FEWEST_CASES, FEWEST_CLUSTERS } from './difference.js';

/** What a difference comes to: `unclear` where it may be chance, `too few` below 30 shared cases or 20 clusters. */
export type Judgement = 'better' | 'worse' | 'unclear' | 'too few';

/** How a side differs from its baseline. */
export interface ComparedDifference extends Difference {
  /** After Holm, over all comparisons with the baseline. */
  readonly adjustedPValue: number;
  readonly judgement: Judgement;
}

const SIGNIFICANT = 1 - CONFIDENCE;

/** What the differences come to, in their places, where they are looked at together. */
export function judgedDifferences(
  differences: readonly (Difference | undefined)[],
): readonly (ComparedDifference | undefined)[] {
  const values = holm(differences.flatMap((found) => found?.pValue ?? []));
  let next = 0;
  return differences.map((found) => found && judged(found, values[next++] ?? 1));
}

function judged(found: Difference, adjustedPValue: number): ComparedDifference {
  const isClear = adjustedPValue < SIGNIFICANT;
  const isFew = found.cases < FEWEST_CASES || (found.clusters ?? FEWEST_CLUSTERS) < FEWEST_CLUSTERS;
  const judgement = isFew ? 'too few' : !isClear ? 'unclear' : found.value > 0 ? 'better' : 'worse';
  return { ...found, adjustedPValue, judgement };
}
