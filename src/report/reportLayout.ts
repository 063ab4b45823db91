import { isAnnotation, RESULT_FIELDS } from '../columns.js';
import { UsageError } from '../errors.js';
import { isCaseColumn } from '../scores/compare/isCaseColumn.js';
import { nameHint } from '../text/names/nameHint.js';

/** Which columns of a results file mean what to a report. */
export interface ReportLayout {
  /** What is compared side by side: `model`, `prompt` or a column. */
  readonly by: string;
  /** Columns that are shown with a case. */
  readonly variables: readonly string[];
  /** Columns that make two rows the same case. */
  readonly caseColumns: readonly string[];
  /** Those of them that make two rows the same question: what figures take for one, as `compare` does. */
  readonly questionColumns: readonly string[];
  /** Columns that tell answers of the same text apart, such as what a judge was shown. */
  readonly answerColumns: readonly string[];
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

/** Shown with each answer, or not at all. */
const SHOWN_OTHERWISE = new Set<string>([...RESULT_FIELDS, 'repeat', 'score', 'pass', 'score_reason']);
const SCORE = /^score\./;
/** Of the same question asked in other ways, which are looked at one by one. */
const WAY = /^(?:input_)*(?:provider$|model$|param\.)/;
const MODEL = /^(?:input_)*model$/;

/**
 * Decides from the header what is compared, what is shown, and which rows are the same case: those whose variables are
 * equal, and, unless it is what is compared, the model, the prompt and the parameters too.
 *
 * Throws a `UsageError` for a `by` or an `omit` that is no column, and for an `omit` that a report cannot do without.
 */
export function reportLayout(columns: readonly string[], options: ReportLayoutOptions = {}): ReportLayout {
  const { by = 'model', omit = [], jsonColumns = new Set() } = options;
  for (const [flag, name] of [['by', by], ...omit.map((name) => ['omit', name])]) {
    if (name === undefined || columns.includes(name)) continue;
    throw new UsageError(`--${flag} ${name}: the results have no such column; ${nameHint(name, columns)}`);
  }
  if (omit.includes(by))
    throw new UsageError(`--omit ${by}: answers stand side by side by it; name another column with --by`);
  if (omit.includes('status'))
    throw new UsageError('--omit status: the report tells answers from errors by it');
  const compared = new Set(MODEL.test(by) ? [by, by.replace(/model$/, 'provider')] : [by]);
  const others = columns.filter((name) => !compared.has(name) && !jsonColumns.has(name));
  const questionColumns = others.filter(isCaseColumn);
  const caseColumns = others.filter((name) => isCaseColumn(name) || WAY.test(name));
  const isShown = (name: string) => !SHOWN_OTHERWISE.has(name) && !SCORE.test(name) && !omit.includes(name);
  const about = others.filter((name) => !caseColumns.includes(name) && isShown(name));
  return {
    by,
    variables: [...caseColumns.filter(isShown), ...about],
    omitted: omit,
    caseColumns,
    questionColumns,
    answerColumns: about.filter((name) => !isAnnotation(name)),
  };
}
