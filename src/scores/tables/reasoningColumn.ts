import { RESULT_FIELDS } from '../../columns.js';

const [BEFORE = '', LAST = ''] = RESULT_FIELDS.slice(-2);

/**
 * The column that `--reasoning` has made of what the model thought, which looks like a variable: it stands right behind
 * the last column of the results. `undefined` where there is none, or a score.
 *
 * @example
 * reasoningColumn(['model', 'output', 'row_number', 'experiment_id', 'thoughts']) // 'thoughts'
 */
export function reasoningColumn(columns: readonly string[]): string | undefined {
  const at = columns.indexOf(LAST);
  const name = columns[at] === LAST && columns[at - 1] === BEFORE ? columns[at + 1] : undefined;
  return name === undefined || /^(?:score(?:\.|$)|pass$|label$)/.test(name) ? undefined : name;
}
