import { isAnnotation } from '../../columns.js';
import { findJsonText } from '../../sinks/json/findJsonText.js';
import { flattenJson } from '../../sinks/json/flattenJson.js';

/** Rows that are looked at. */
const LOOKED_AT = 200;
const PREFIXES = /^(?:json_)+/;

/**
 * The columns that `--flatten` has made of answers, which look like variables: they stand in front of `status`, and hold
 * what the JSON of the answer says. Behind a column `repeat` there are no others; elsewhere the first rows tell.
 *
 * Variables may be what an answer repeats: they are where the answer says something that has no column, or where rows
 * have names of their own, which are made of variables, without differing in anything else.
 */
export function jsonColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlySet<string> {
  const [statusAt, outputAt, repeatAt] = [
    columns.indexOf('status'),
    columns.indexOf('output'),
    columns.indexOf('repeat'),
  ];
  if (statusAt < 0 || outputAt < 0) return new Set();
  if (repeatAt >= 0 && repeatAt < statusAt) return new Set(columns.slice(repeatAt + 1, statusAt));

  const looked = rows.slice(0, LOOKED_AT);
  const answers = looked.map((cells) => ({ cells, json: jsonOf(cells[outputAt] ?? '') }));
  let first = statusAt;
  for (let place = statusAt - 1; place >= 0; place -= 1) {
    const name = columns[place] ?? '';
    // A variable keeps its name, where an answer says the same.
    if (columns.includes(`json_${name}`)) break;
    const filled = answers.filter(({ cells }) => (cells[place] ?? '') !== '');
    const holds = ({ cells, json }: (typeof answers)[number]) =>
      (json.get(name) ?? json.get(name.replace(PREFIXES, ''))) === cells[place];
    if (!filled.every(holds)) break;
    // One that is empty so far is one of them only if there is another in front of it.
    if (filled.length > 0) first = place;
  }
  const isWhole = [...(answers.find(({ json }) => json.size > 0)?.json.keys() ?? [])].every(
    (name) => columns.includes(name) || columns.includes(`json_${name}`),
  );
  if (!isWhole || differInName(columns, first, looked)) return new Set();
  return new Set(columns.slice(first, statusAt));
}

/** Whether rows with the same cells in front of `end` have several ids. */
function differInName(
  columns: readonly string[],
  end: number,
  rows: readonly (readonly string[])[],
): boolean {
  const idAt = columns.indexOf('experiment_id');
  if (idAt < 0) return false;
  const asked = columns.flatMap((name, at) => (at < end && !isAnnotation(name) ? [at] : []));
  const ids = new Map<string, string>();
  return rows.some((cells) => {
    const key = JSON.stringify(asked.map((at) => cells[at]));
    const id = cells[idAt] ?? '';
    const known = ids.get(key);
    if (known === undefined) ids.set(key, id);
    return known !== undefined && known !== id;
  });
}

function jsonOf(output: string): ReadonlyMap<string, string> {
  const json = findJsonText(output);
  return json === undefined ? new Map() : flattenJson(json);
}
