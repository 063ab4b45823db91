import { UsageError } from '../errors.js';
import { nameHint } from '../text/names/nameHint.js';

/** Which columns of a results file mean what to a report. */
export interface ReportLayout {
  /** What is compared side by side: `model`, `prompt` or a column. */
  readonly by: string;
  /** Columns that are shown with a case. */
  readonly variables: readonly string[];
  /** Columns that make two rows the same case. */
  readonly caseColumns: readonly string[];
  /** Columns that are not to be seen. */
  readonly omitted: readonly string[];
}

export interface ReportLayoutOptions {
  /** Default `model`: provider and model together. */
  readonly by?: string | undefined;
  /** Columns that are left out of the report. */
  readonly omit?: readonly string[] | undefined;
  /** Columns that are made of answers, and no variables. Default: none. */
  readonly jsonColumns?: ReadonlySet<string> | undefined;
}

const RESULT_COLUMNS = new Set([
  ...['provider', 'model', 'repeat', 'status', 'input_tokens', 'context_window', 'output_tokens', 'output'],
  ...['error_message', 'finish_reason', 'attempts', 'started_at', 'latency_ms', 'cached_tokens'],
  ...['reasoning_tokens', 'cost_usd', 'row_number', 'experiment_id', 'score', 'pass', 'score_reason'],
]);
const SCORE = /^score\./;
/** Written beside a case, but no part of what it asks. */
const ABOUT = /^(expect$|expect\.|__expected|meta\.)/;

/**
 * Decides from the header what is compared, what is shown, and which rows are the same case: those whose variables are
 * equal, and, unless it is what is compared, the model, the prompt and the parameters too.
 *
 * Throws a `UsageError` for a `by` or an `omit` that is no column.
 */
export function reportLayout(columns: readonly string[], options: ReportLayoutOptions = {}): ReportLayout {
  const { by = 'model', omit = [], jsonColumns = new Set() } = options;
  for (const [flag, name] of [['by', by], ...omit.map((name) => ['omit', name])]) {
    if (name === undefined || columns.includes(name)) continue;
    throw new UsageError(`--${flag} ${name}: the results have no such column; ${nameHint(name, columns)}`);
  }
  const others = columns.filter(
    (name) => !RESULT_COLUMNS.has(name) && !SCORE.test(name) && !jsonColumns.has(name),
  );
  const caseColumns = others.filter((name) => name !== by && !ABOUT.test(name));
  return {
    by,
    variables: others.filter((name) => name !== by && !omit.includes(name)),
    omitted: omit,
    caseColumns: by === 'model' ? caseColumns : ['provider', 'model', ...caseColumns],
  };
}
