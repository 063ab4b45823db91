import type { Estimate } from '../../../scores/statistics/interval.js';
import { meanEstimate } from '../../../scores/statistics/meanEstimate.js';
import { shareEstimate } from '../../../scores/statistics/shareEstimate.js';
import { wilson } from '../../../scores/statistics/wilson.js';
import { type Rows, STATUS } from './rows.js';

/** What one series comes to. Unknown numbers are `undefined`. */
export interface SeriesFigures {
  readonly series: number;
  readonly rows: number;
  readonly errors: number;
  /** Mean score over cases, repeats reduced to one value first. */
  readonly score: Estimate | undefined;
  /** Paired difference to the baseline on the cases that both have. */
  readonly difference: Estimate | undefined;
  readonly medianMs: number | undefined;
  readonly p95Ms: number | undefined;
  readonly costUsd: number | undefined;
}

/**
 * The figures of each series. `baseline` is the series that the others are compared to; with `hasBaselineFile` each is
 * compared to itself in the baseline file instead.
 */
export function seriesFigures(
  rows: Rows,
  { baseline, hasBaselineFile }: { readonly baseline: string; readonly hasBaselineFile: boolean },
): readonly SeriesFigures[] {
  const scores = scoresByCase(rows, 0);
  const old = hasBaselineFile ? scoresByCase(rows, 1) : undefined;
  const reference = rows.series.indexOf(baseline);
  const tallies = talliesOf(rows);
  return tallies.map(({ latencies, ...tally }, series) => {
    const own = scores[series] ?? noScores();
    const other = old ? old[series] : series === reference ? undefined : scores[reference];
    const sorted = Float64Array.from(latencies).sort();
    return {
      ...tally,
      series,
      score: meanScore(own),
      difference: other && meanEstimate(differences(own, other)),
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

/** By the interval that fits: Wilson's for passes and fails, else Student's. */
function meanScore({ scores, rows, isShare }: CaseScores): Estimate | undefined {
  if (scores.length === 0) return undefined;
  if (!isShare) return meanEstimate(scores);
  if (rows > scores.length) return shareEstimate(scores, { trials: rows });
  return wilson(scores.filter((score) => score === 1).length, scores.length);
}

/** Scores of the cases that both have, those of one less those of the other. Cases ascend in both. */
function differences(own: CaseScores, other: CaseScores): number[] {
  const found: number[] = [];
  let at = 0;
  for (const [index, caseNumber] of own.cases.entries()) {
    while ((other.cases[at] ?? Infinity) < caseNumber) at += 1;
    if (other.cases[at] === caseNumber) found.push((own.scores[index] ?? 0) - (other.scores[at] ?? 0));
  }
  return found;
}

/** The mean score of each case that has one, by number of the case. */
interface CaseScores {
  readonly cases: number[];
  readonly scores: number[];
  /** Rows that have a score. */
  rows: number;
  /** Whether each of them is 0 or 1. */
  isShare: boolean;
}

function noScores(): CaseScores {
  return { cases: [], scores: [], rows: 0, isShare: true };
}

/** For each series the scores of its cases. */
function scoresByCase(rows: Rows, isBaseline: 0 | 1): readonly CaseScores[] {
  const scores = rows.series.map(noScores);
  const sums = new Float64Array(rows.series.length);
  const counts = new Uint32Array(rows.series.length);
  for (let caseNumber = 0; caseNumber < rows.caseCount; caseNumber += 1) {
    const touched: number[] = [];
    for (let row = rows.firstOf.at(caseNumber); row >= 0; row = rows.nextOf.at(row)) {
      const score = rows.score.at(row);
      if (Number.isNaN(score) || rows.isBaseline.at(row) !== isBaseline) continue;
      const series = rows.seriesOf.at(row);
      if (counts[series] === 0) touched.push(series);
      sums[series] = (sums[series] ?? 0) + score;
      counts[series] = (counts[series] ?? 0) + 1;
      const own = scores[series];
      if (own === undefined) continue;
      own.rows += 1;
      if (score !== 0 && score !== 1) own.isShare = false;
    }
    for (const series of touched) {
      scores[series]?.cases.push(caseNumber);
      scores[series]?.scores.push((sums[series] ?? 0) / (counts[series] ?? 1));
      sums[series] = 0;
      counts[series] = 0;
    }
  }
  return scores;
}

function quantile(sorted: Float64Array, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
