import type { Variables } from '../experiment.js';
import type { JsonValue, Parameters } from '../providers/provider.js';
import { parseParameter } from './parseParameter.js';

const PREFIX = 'param.';

/**
 * A row's request parameters: the defaults, overridden by its cells in columns named `param.NAME`. An empty cell says
 * nothing.
 *
 * @example
 * rowParameters({ temperature: 0 }, { 'param.temperature': '0.7', 'param.seed': '' }) // { temperature: 0.7 }
 */
export function rowParameters(defaults: Parameters, variables: Variables): Parameters {
  const parameters: Record<string, JsonValue> = Object.assign(Object.create(null), defaults);
  for (const [column, cell] of Object.entries(variables)) {
    if (!column.startsWith(PREFIX) || column === PREFIX || cell.trim() === '') continue;
    parameters[column.slice(PREFIX.length)] = parseParameter(cell);
  }
  return parameters;
}
