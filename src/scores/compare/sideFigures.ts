import type { Estimate } from '../statistics/interval.js';
import { kappa } from '../statistics/kappa.js';
import { passAtK } from '../statistics/passAtK.js';
import { passHatK } from '../statistics/passHatK.js';
import { unbiasedShare } from '../statistics/unbiasedShare.js';
import type { CaseScores } from './caseScores.js';
import type { Side } from './caseTable.js';

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

/** The scores of a side, with its clusters if they count. */
export function scoresOf({ cases, isBinary, isShare }: Side, isClustered: boolean): CaseScores {
  const scored = [...cases].filter(([, sums]) => sums.scored > 0);
  return {
    ids: scored.map(([id]) => id),
    values: scored.map(([, sums]) => sums.sum / sums.scored),
    clusters: isClustered ? scored.map(([, { cluster }]) => cluster) : undefined,
    rows: scored.reduce((count, [, sums]) => count + sums.scored, 0),
    isBinary,
    isShare,
  };
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
