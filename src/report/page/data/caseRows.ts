import type { Rows } from './rows.js';

/** Equal answers of one series to one case, as one. */
export interface AnswerGroup {
  /** The first row of the answer, which stands for all. */
  readonly row: number;
  /** All rows that have it. */
  readonly rows: readonly number[];
  readonly isBaseline: boolean;
}

/** The answers to a case by series; those that repeats gave alike count as one. */
export function answerGroups(rows: Rows, caseNumber: number): readonly (readonly AnswerGroup[])[] {
  const groups: AnswerGroup[][] = rows.series.map(() => []);
  for (const row of rows.cases.rows(caseNumber)) {
    const isBaseline = rows.isBaseline.at(row) === 1;
    const ofSeries = groups[rows.seriesOf.at(row)] ?? [];
    const index = ofSeries.findIndex(
      (group) =>
        group.isBaseline === isBaseline &&
        rows.answer.at(group.row) === rows.answer.at(row) &&
        rows.status.at(group.row) === rows.status.at(row),
    );
    const known = ofSeries[index];
    if (known === undefined) ofSeries.push({ row, rows: [row], isBaseline });
    else ofSeries[index] = { ...known, rows: [...known.rows, row] };
  }
  return groups;
}
