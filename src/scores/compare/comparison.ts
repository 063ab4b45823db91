import { CONFIDENCE } from '../statistics/interval.js';
import { baselines } from './baselines.js';
import type { CaseTable, Side } from './caseTable.js';
import type { ComparePlan } from './comparePlan.js';
import { difference } from './difference.js';
import { type ComparedDifference, judgedDifferences } from './judgedDifferences.js';
import { type MeanFigure, meanFigure } from './meanFigure.js';
import { type LabelFigures, labelFigures, scoresOf, type TriesFigure, triesFigure } from './sideFigures.js';
import { sideNames } from './sideNames.js';

/** One side with its figures. What is not known is `undefined`. */
export interface ComparedSide {
  readonly name: string;
  readonly isBaseline: boolean;
  readonly rows: number;
  /** Cases with a score, and without one. */
  readonly cases: number;
  readonly casesWithout: number;
  readonly unanswered: number;
  readonly unscored: number;
  readonly mean: MeanFigure | undefined;
  readonly difference: ComparedDifference | undefined;
  readonly tries: readonly TriesFigure[];
  readonly labels: LabelFigures | undefined;
  readonly latencyMs: { readonly p50: number | undefined; readonly p95: number | undefined };
  /** Of all rows whose cost is known. */
  readonly costUsd: number | undefined;
  readonly priced: number;
}

/** Sides, with their figures and how each differs from the baseline. */
export interface Comparison {
  readonly score: string;
  readonly by: readonly string[];
  readonly caseColumns: readonly string[];
  readonly cases: number;
  /** How often most cases were asked. */
  readonly repeats: number;
  readonly confidence: number;
  /** `undefined` where there is only one side. */
  readonly baseline: string | undefined;
  readonly sides: readonly ComparedSide[];
}

export interface ComparisonOptions {
  readonly baseline?: string | undefined;
  /** The `k` of pass@k and pass^k. Default: the number of repeats, if there are some. */
  readonly tries?: readonly number[] | undefined;
  /** Whether the sides are told apart by default parts. Default `false`. */
  readonly isByDefault?: boolean | undefined;
}

/** Makes the figures of a comparison. Throws a `UsageError` for a baseline that is no side. */
export function comparison(table: CaseTable, plan: ComparePlan, options: ComparisonOptions = {}): Comparison {
  const { sides } = table;
  const parts = sides.map((side) => side.parts);
  const names = sideNames(parts, options.isByDefault ?? false);
  const { name: baseline, at } = baselines(parts, names, options.baseline);
  const repeats = usualTries(sides);
  const ks = options.tries ?? (repeats > 1 ? [repeats] : []);
  const scores = sides.map((side) => scoresOf(side, plan.isClustered));
  const differences = judgedDifferences(
    scores.map((own, index) => {
      const base = scores[at[index] ?? -1];
      return base === undefined || own === base ? undefined : difference(own, base);
    }),
  );

  return {
    score: plan.score,
    by: plan.by,
    caseColumns: plan.caseColumns,
    cases: table.caseCount,
    repeats,
    confidence: CONFIDENCE,
    baseline: sides.length > 1 ? baseline : undefined,
    sides: sides.map((side, index) => {
      const own = scores[index];
      const cases = own?.ids.length ?? 0;
      return {
        name: names[index] ?? '',
        isBaseline: at[index] === index,
        rows: side.rows,
        cases,
        casesWithout: side.cases.size - cases,
        unanswered: side.unanswered,
        unscored: side.unscored,
        mean: own && meanFigure(own),
        difference: differences[index],
        tries: ks.flatMap((k) => triesFigure(side, k) ?? []),
        labels: labelFigures(side),
        latencyMs: { p50: side.latencies.quantileMs(0.5), p95: side.latencies.quantileMs(0.95) },
        costUsd: side.priced === 0 ? undefined : side.costUsd,
        priced: side.priced,
      };
    }),
  };
}

/** The number of tries that most cases have; of several, the largest. */
function usualTries(sides: readonly Side[]): number {
  const counts = new Map<number, number>();
  for (const { cases } of sides) {
    for (const { scored, tries } of cases.values()) {
      const asked = Math.max(scored, tries);
      if (asked > 0) counts.set(asked, (counts.get(asked) ?? 0) + 1);
    }
  }
  const [usual = [1]] = [...counts].sort(([k, count], [otherK, other]) => other - count || otherK - k);
  return usual[0] ?? 1;
}
