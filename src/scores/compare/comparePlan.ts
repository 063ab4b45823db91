import { UsageError } from '../../errors.js';
import { nameHint } from '../../text/names/nameHint.js';
import { isCaseColumn } from './isCaseColumn.js';

export interface ComparePlanOptions {
  /** What tells the sides apart: `model`, `prompt`, `file` or columns. Default: the model, and the file of several. */
  readonly by?: readonly string[] | undefined;
  /** The column of numbers that is compared. Default `score`. */
  readonly score?: string | undefined;
  /** The columns that tell cases apart. Default: the variables of the run. */
  readonly caseColumns?: readonly string[] | undefined;
  /** Columns that are made of answers, and no variables. Default: none. */
  readonly jsonColumns?: ReadonlySet<string> | undefined;
  /** The column whose value cases share that depend on one another. Default: cases are independent. */
  readonly cluster?: string | undefined;
}

/** What a row says, for a comparison. */
export interface ComparedRow {
  /** Which side it belongs to, part by part. */
  readonly parts: readonly string[];
  /** What tells its case from others. */
  readonly caseKey: string;
  readonly cluster: string;
  /** `undefined` where there is no score. */
  readonly score: number | undefined;
  /** `undefined` where that is not known. */
  readonly pass: boolean | undefined;
  readonly label: number | undefined;
  readonly isAnswered: boolean;
  readonly latencyMs: number | undefined;
  readonly costUsd: number | undefined;
}

/** What is compared, by columns. */
export interface ComparePlan {
  /** Column of the score. */
  readonly score: string;
  /** Names of the parts that tell the sides apart. */
  readonly by: readonly string[];
  /** Columns whose cells tell the cases apart. */
  readonly caseColumns: readonly string[];
  /** Whether cases belong to clusters. */
  readonly isClustered: boolean;
  /** Reads a row of a table, the cells in the order of the columns. */
  read(cells: readonly string[], table: string): ComparedRow;
}

/**
 * Plans what is compared, by the columns of the tables.
 *
 * Throws a `UsageError` for a column that is not there.
 */
export function comparePlan(
  columns: readonly string[],
  options: ComparePlanOptions & { readonly tables: number },
): ComparePlan {
  const { score = 'score', cluster, tables, jsonColumns = new Set() } = options;
  const by = options.by ?? (tables > 1 ? ['model', 'file'] : ['model']);
  const at = (column: string) => columns.indexOf(column);
  const needed = (column: string, flag: string) => {
    if (at(column) < 0)
      throw new UsageError(`there is no column '${column}' (see ${flag}); ${nameHint(column, columns)}`);
    return at(column);
  };
  if (at(score) < 0)
    throw new UsageError(
      score === 'score'
        ? `there is no column 'score': score the results first (parallamr score FILE -o scored.csv), or name a column of numbers with --score; found: ${columns.join(', ')}`
        : `there is no column '${score}' (see --score); ${nameHint(score, columns)}`,
    );

  const parts = by.map((name) => partOf(name, at, needed));
  const caseColumns =
    options.caseColumns ??
    columns.filter((name) => isCaseColumn(name) && !jsonColumns.has(name) && !by.includes(name));
  const caseAt = caseColumns.map((column) => needed(column, '--case'));
  const clusterAt = cluster === undefined ? -1 : needed(cluster, '--cluster');
  const [scoreAt, passAt, labelAt, statusAt] = [at(score), at('pass'), at('label'), at('status')];
  const [latencyAt, costAt] = [at('latency_ms'), at('cost_usd')];
  // Labels that are the score itself agree with it by nature.
  const hasLabels = labelAt >= 0 && at('score.label') < 0;

  return {
    score,
    by,
    caseColumns,
    isClustered: clusterAt >= 0,
    read(cells, table) {
      const value = numberIn(cells[scoreAt]);
      const pass = score === 'score' && passAt >= 0 ? numberIn(cells[passAt]) : value;
      return {
        parts: parts.map((part) => part(cells, table)),
        caseKey: JSON.stringify(caseAt.map((index) => cells[index] ?? '')),
        cluster: cells[clusterAt] ?? '',
        score: value,
        pass: pass === undefined ? undefined : pass >= 1,
        label: hasLabels ? numberIn(cells[labelAt]) : undefined,
        isAnswered: cells[statusAt] !== 'error',
        latencyMs: numberIn(cells[latencyAt]),
        costUsd: numberIn(cells[costAt]),
      };
    },
  };
}

type Part = (cells: readonly string[], table: string) => string;

function partOf(
  name: string,
  at: (column: string) => number,
  needed: (column: string, flag: string) => number,
): Part {
  if (name === 'file' && at('file') < 0) return (_cells, table) => table;
  const index = needed(name, '--by');
  const providerAt = at('provider');
  if (name !== 'model' || providerAt < 0) return (cells) => cells[index] ?? '';
  return (cells) => `${cells[providerAt] ?? ''}/${cells[index] ?? ''}`;
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
