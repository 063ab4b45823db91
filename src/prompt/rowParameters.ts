import type { Parameters, Variables } from '../experiment.js';
import type { JsonValue } from '../json.js';
import { bareRecord } from '../text/bareRecord.js';
import { parseParameter } from './parseParameter.js';

const PREFIX = 'param.';

/** Says nothing. A line break says something: it is what models are told to stop at. */
const BLANK = /^[ \t]*$/;

/**
 * A row's request parameters: the defaults, overridden by its cells in columns named `param.NAME`. An empty cell says
 * nothing.
 *
 * @example
 * rowParameters({ temperature: 0 }, { 'param.temperature': '0.7', 'param.seed': '' }) // { temperature: 0.7 }
 */
export function rowParameters(defaults: Parameters, variables: Variables): Parameters {
  const parameters = Object.assign(bareRecord<JsonValue>(), defaults);
  for (const column of Object.keys(variables)) {
    if (!column.startsWith(PREFIX) || column === PREFIX) continue;
    const cell = variables[column] ?? '';
    if (!BLANK.test(cell)) parameters[column.slice(PREFIX.length)] = parseParameter(cell);
  }
  return parameters;
}
