import type { CaseScores } from '../../../scores/compare/caseScores.js';
import { difference } from '../../../scores/compare/difference.js';
import { type ComparedDifference, judgedDifferences } from '../../../scores/compare/judgedDifferences.js';
import { type MeanFigure, meanFigure } from '../../../scores/compare/meanFigure.js';
import { type Rows, STATUS } from './rows.js';

/** What one series comes to. Unknown numbers are `undefined`. */
export interface SeriesFigures {
  readonly series: number;
  readonly rows: number;
  readonly errors: number;
  /** Mean score over cases, repeats reduced to one value first. */
  readonly score: MeanFigure | undefined;
  /** Paired difference to the baseline on the cases that both have. */
  readonly difference: ComparedDifference | undefined;
  readonly medianMs: number | undefined;
  readonly p95Ms: number | undefined;
  readonly costUsd: number | undefined;
}

/**
 * The figures of each series, those of scores as `compare` makes them. `baseline` is the series that the others are
 * compared to; with `hasBaselineFile` each is compared to itself in the baseline file instead.
 */
export function seriesFigures(
  rows: Rows,
  { baseline, hasBaselineFile }: { readonly baseline: string; readonly hasBaselineFile: boolean },
): readonly SeriesFigures[] {
  const scores = scoresByCase(rows, 0);
  const old = hasBaselineFile ? scoresByCase(rows, 1) : undefined;
  const reference = rows.series.indexOf(baseline);
  const differences = judgedDifferences(
    scores.map((own, series) => {
      const other = old ? old[series] : series === reference ? undefined : scores[reference];
      return other && difference(own, other);
    }),
  );
  return talliesOf(rows).map(({ latencies, ...tally }, series) => {
    const own = scores[series];
    const sorted = Float64Array.from(latencies).sort();
    return {
      ...tally,
      series,
      score: own && meanFigure(own),
      difference: differences[series],
      medianMs: quantile(sorted, 0.5),
      p95Ms: quantile(sorted, 0.95),
    };
  });
}

interface Tally {
  rows: number;
  errors: number;
  costUsd: number | undefined;
  readonly latencies: number[];
}

function talliesOf(rows: Rows): readonly Tally[] {
  const tallies: Tally[] = rows.series.map(() => ({ rows: 0, errors: 0, costUsd: undefined, latencies: [] }));
  for (let row = 0; row < rows.count; row += 1) {
    const tally = tallies[rows.seriesOf.at(row)];
    if (tally === undefined || rows.isBaseline.at(row) === 1) continue;
    tally.rows += 1;
    if (rows.status.at(row) === STATUS.error) tally.errors += 1;
    const latencyMs = rows.latencyMs.at(row);
    if (!Number.isNaN(latencyMs)) tally.latencies.push(latencyMs);
    const costUsd = rows.costUsd.at(row);
    if (!Number.isNaN(costUsd)) tally.costUsd = (tally.costUsd ?? 0) + costUsd;
  }
  return tallies;
}

interface GatheredScores extends CaseScores {
  readonly ids: number[];
  readonly values: number[];
  rows: number;
  isBinary: boolean;
  isShare: boolean;
}

function noScores(): GatheredScores {
  return { ids: [], values: [], rows: 0, isBinary: true, isShare: true };
}

/** For each series the scores of its cases. */
function scoresByCase(rows: Rows, isBaseline: 0 | 1): readonly GatheredScores[] {
  const scores = rows.series.map(noScores);
  const sums = new Float64Array(rows.series.length);
  const counts = new Uint32Array(rows.series.length);
  const { questions } = rows;
  for (let question = 0; question < questions.count; question += 1) {
    const touched: number[] = [];
    for (let row = questions.first(question); row >= 0; row = questions.next(row)) {
      const score = rows.score.at(row);
      if (Number.isNaN(score) || rows.isBaseline.at(row) !== isBaseline) continue;
      const series = rows.seriesOf.at(row);
      if (counts[series] === 0) touched.push(series);
      sums[series] = (sums[series] ?? 0) + score;
      counts[series] = (counts[series] ?? 0) + 1;
      const own = scores[series];
      if (own === undefined) continue;
      own.rows += 1;
      if (score !== 0 && score !== 1) own.isBinary = false;
      if (score < 0 || score > 1) own.isShare = false;
    }
    for (const series of touched) {
      scores[series]?.ids.push(question);
      scores[series]?.values.push((sums[series] ?? 0) / (counts[series] ?? 1));
      sums[series] = 0;
      counts[series] = 0;
    }
  }
  return scores;
}

function quantile(sorted: Float64Array, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
