import { isAnnotation, RESULT_FIELDS } from '../../columns.js';

/** Columns that runs and scorings add, or that are the same question asked in another way. */
const NO_CASE = new Set<string>([
  ...RESULT_FIELDS,
  ...['provider', 'model', 'repeat', 'score', 'pass', 'score_reason', 'label', 'label_note'],
]);

/**
 * Whether rows that differ in this column of results are different cases: whether it is a variable of the run. Also when
 * the results were the experiments of a further run, whose columns of that name moved aside.
 *
 * @example
 * ['question', 'output', 'input_output', 'param.temperature'].filter(isCaseColumn) // ['question']
 */
export function isCaseColumn(name: string): boolean {
  if (NO_CASE.has(name) || isAnnotation(name) || /^(?:score|param)\./.test(name)) return false;
  return !name.startsWith('input_') || isCaseColumn(name.slice('input_'.length));
}
