import { type Rows, STATUS } from './rows.js';

/** What a series is compared to. */
export interface Reference {
  /** Name of the series that the others are compared to. */
  readonly baseline: string;
  /** Whether each is compared to itself in the baseline file instead. */
  readonly hasBaselineFile: boolean;
}

/**
 * How much worse the worst of a case's series is than its baseline; 0 where nothing got worse. Repeats count as their
 * mean, as in `compare`. Without a score, an answer is 1 to an error's 0.
 */
export function worsening(rows: Rows, caseNumber: number, { baseline, hasBaselineFile }: Reference): number {
  const values = new Map<number, SeriesValue>();
  const old = hasBaselineFile ? new Map<number, SeriesValue>() : values;
  for (const row of rows.cases.rows(caseNumber)) {
    const known = rows.isBaseline.at(row) === 1 ? old : values;
    const series = rows.seriesOf.at(row);
    const value = known.get(series) ?? { sum: 0, scored: 0, answered: 0 };
    known.set(series, value);
    const score = rows.score.at(row);
    if (rows.status.at(row) !== STATUS.error) value.answered += 1;
    if (Number.isNaN(score)) continue;
    value.sum += score;
    value.scored += 1;
  }
  const reference = rows.series.indexOf(baseline);
  let most = 0;
  for (const [series, value] of values) {
    const before = old.get(hasBaselineFile ? series : reference);
    if (before !== undefined) most = Math.max(most, loss(before, value));
  }
  return most;
}

/** What the rows of one series come to. */
interface SeriesValue {
  sum: number;
  scored: number;
  answered: number;
}

/** An answer without a score says nothing beside one that has one. */
function loss(before: SeriesValue, now: SeriesValue): number {
  if (before.scored > 0 && now.scored > 0) return rounded(mean(before) - mean(now));
  if (now.answered > 0 || before.answered === 0) return 0;
  return before.scored > 0 ? mean(before) : 1;
}

function mean({ sum, scored }: SeriesValue): number {
  return sum / scored;
}

/** Sums of the same numbers in another order differ by as much. */
function rounded(difference: number): number {
  return Math.abs(difference) < 1e-12 ? 0 : difference;
}
