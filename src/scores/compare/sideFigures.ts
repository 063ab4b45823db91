import type { Estimate } from '../statistics/interval.js';
import { kappa } from '../statistics/kappa.js';
import { meanEstimate } from '../statistics/meanEstimate.js';
import { passAtK } from '../statistics/passAtK.js';
import { passHatK } from '../statistics/passHatK.js';
import { shareEstimate } from '../statistics/shareEstimate.js';
import { unbiasedShare } from '../statistics/unbiasedShare.js';
import { unvarying } from '../statistics/unvarying.js';
import { wilson } from '../statistics/wilson.js';
import type { CaseSums, Side } from './caseTable.js';

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

/** Chances over `k` tries of a case. */
export interface TriesFigure {
  readonly k: number;
  /** Cases with at least `k` tries. */
  readonly cases: number;
  /** That one passes. */
  readonly passAtK: number;
  /** That all pass. */
  readonly passHatK: number;
}

/** How the score agrees with a person's labels. */
export interface LabelFigures {
  readonly labels: number;
  /** Share of equal verdicts. */
  readonly agreement: number;
  /** `undefined` where chance explains all of it. */
  readonly kappa: number | undefined;
  /** The share that passes, without the bias of the score; `undefined` where the labels do not tell it. */
  readonly share: Estimate | undefined;
}

/** The cases of a side that have a score. */
export function scoredCases({ cases }: Side): readonly (readonly [id: number, sums: CaseSums])[] {
  return [...cases].filter(([, { scored }]) => scored > 0);
}

/** One value for each case: the mean of its repeats. */
export function caseValue({ sum, scored }: CaseSums): number {
  return sum / scored;
}

/**
 * The mean over cases with its 95 % interval: Wilson's where each case passes or fails, Student's t otherwise, over
 * clusters where there are some.
 */
export function meanFigure(side: Side, isClustered: boolean): MeanFigure | undefined {
  const sums = scoredCases(side).map(([, one]) => one);
  if (sums.length === 0) return undefined;
  const values = sums.map(caseValue);
  const clusters = isClustered ? sums.map(({ cluster }) => cluster) : undefined;
  if (side.isBinary && !isClustered && values.every((value) => value === 0 || value === 1)) {
    const passes = values.filter((value) => value === 1).length;
    return { ...wilson(passes, values.length), method: 'wilson' };
  }
  if (side.isBinary) {
    const trials = sums.reduce((count, { scored }) => count + scored, 0);
    const found = shareEstimate(values, { trials, clusters });
    return { ...(found ?? without(values)), method: 'wilson of clusters' };
  }
  const method = isClustered ? 't of clusters' : 't';
  const found = meanEstimate(values, clusters);
  if (found === undefined || !side.isShare) return { ...(found ?? without(values)), method };
  const independent = new Set(clusters).size || values.length;
  const { low, high } = found.standardError > 0 ? found : unvarying(found.value, independent);
  return { value: found.value, low: Math.max(0, low), high: Math.min(1, high), method };
}

function without(values: readonly number[]): Pick<MeanFigure, 'value' | 'low' | 'high'> {
  const sum = values.reduce((total, value) => total + value, 0);
  return { value: sum / values.length, low: undefined, high: undefined };
}

/** pass@k and pass^k, the means over all cases with so many tries; `undefined` where there is none. */
export function triesFigure(side: Side, k: number): TriesFigure | undefined {
  const cases = [...side.cases.values()].filter(({ tries }) => tries >= k);
  if (cases.length === 0) return undefined;
  const mean = (chance: (tries: { tries: number; passes: number; k: number }) => number) =>
    cases.reduce((sum, { tries, passes }) => sum + chance({ tries, passes, k }), 0) / cases.length;
  return { k, cases: cases.length, passAtK: mean(passAtK), passHatK: mean(passHatK) };
}

/** `undefined` without labels. */
export function labelFigures({ labels, cases }: Side): LabelFigures | undefined {
  const { bothPass, bothFail, judgeOnly, personOnly } = labels;
  const all = bothPass + bothFail + judgeOnly + personOnly;
  if (all === 0) return undefined;
  const sums = [...cases.values()];
  const judged = sums.reduce((count, { tries }) => count + tries, 0);
  const passed = sums.reduce((count, { passes }) => count + passes, 0);
  return {
    labels: all,
    agreement: (bothPass + bothFail) / all,
    kappa: kappa(labels),
    share: unbiasedShare({ passed, judged, labels }),
  };
}
