import { NUMBER_COLUMNS } from '../columns.js';
import { type CsvDialect, rowText } from '../sinks/csv/csvDialect.js';
import type { RowScore } from './rowScorer.js';
import type { ScorePlan } from './scorePlan.js';
import type { TableFormat, TableRow } from './tables/table.js';

/** How scored rows are written. */
export interface ScoredRowFormat {
  /** What comes before the first row. */
  readonly head: string;
  row(row: TableRow, score: RowScore): string;
}

/** Rows as they were, with their scores behind them, in the form of a file. */
export function scoredRowFormat(plan: ScorePlan, format: TableFormat, dialect: CsvDialect): ScoredRowFormat {
  const { kept, added } = plan;
  if (format === 'jsonl') return { head: '', row: (row, score) => jsonLine(plan, row, score) };
  const header = [...kept.map(({ name }) => name), ...added];
  return {
    head: dialect.start + rowText(dialect, header),
    row: ({ cells }, score) => {
      const row = kept.map(({ at }) => cells[at] ?? '');
      for (const value of valuesOf(plan, score)) row.push(value === null ? '' : String(value));
      return rowText(dialect, row);
    },
  };
}

/** Of JSON Lines everything is written on, also what came too late to be a column. */
function jsonLine(plan: ScorePlan, { cells, record }: TableRow, score: RowScore): string {
  const entries: [string, unknown][] =
    record === undefined
      ? plan.kept.map(({ name, at }) => [name, jsonValue(name, cells[at] ?? '')])
      : Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
          const known = plan.kept.find(({ from }) => from === key);
          if (known !== undefined) return [[known.name, value]];
          return plan.added.includes(key) ? [] : [[key, value]];
        });
  const values = valuesOf(plan, score);
  const scores = plan.added.map((name, index): [string, unknown] => [name, values[index]]);
  return `${JSON.stringify(Object.fromEntries([...entries, ...scores]))}\n`;
}

function jsonValue(name: string, cell: string): string | number | null {
  if (!NUMBER_COLUMNS.has(name)) return cell;
  return cell === '' ? null : Number(cell);
}

/** The values of the added columns; `null` is what is not known. */
function valuesOf({ added }: ScorePlan, score: RowScore): readonly (string | number | null)[] {
  const values: (string | number | null)[] = score.scores.map(rounded);
  values.push(rounded(score.score), score.pass === undefined ? null : Number(score.pass), score.reason);
  if (added.at(-1) === 'label_note') values.push(rounded(score.label?.score), score.label?.note ?? '');
  return values;
}

/** Scores of checks are fractions of small numbers: six digits tell them apart. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6;
}
