import { listIn, objectIn } from '../json.js';
import { subschemasOf } from './subschemas.js';

const MOST_PROPERTIES = 5_000;
const MOST_LEVELS = 10;
const MOST_ENUM_VALUES = 1_000;
const REFUSED = [
  'allOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'oneOf',
  'patternProperties',
];

interface Counts {
  properties: number;
  enumValues: number;
}

/**
 * What keeps a schema from OpenAI's strict mode, in which the answer cannot but fit it; `undefined` where nothing does.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 *
 * @example
 * strictMisfit({ type: 'object', properties: { a: { type: 'string' } } }) // "#: additionalProperties is not false"
 */
export function strictMisfit(schema: unknown): string | undefined {
  const { type, anyOf } = objectIn(schema);
  if (type !== 'object' || anyOf !== undefined) return '#: the root is no plain object';
  const counts = { properties: 0, enumValues: 0 };
  const misfit = misfitIn(schema, '#', 0, counts);
  if (misfit !== undefined) return misfit;
  if (counts.properties > MOST_PROPERTIES) return `#: more than ${MOST_PROPERTIES} properties`;
  return counts.enumValues > MOST_ENUM_VALUES ? `#: more than ${MOST_ENUM_VALUES} values of enum` : undefined;
}

function misfitIn(schema: unknown, path: string, level: number, counts: Counts): string | undefined {
  const parts = objectIn(schema);
  const refused = REFUSED.find((keyword) => keyword in parts);
  if (refused !== undefined) return `${path}: ${refused} is not taken`;
  const isContainer = [parts['type']].flat().some((type) => type === 'object' || type === 'array');
  const depth = isContainer ? level + 1 : level;
  if (depth > MOST_LEVELS) return `${path}: more than ${MOST_LEVELS} levels`;
  const names = Object.keys(objectIn(parts['properties']));
  counts.properties += names.length;
  counts.enumValues += listIn(parts['enum']).length;
  if ([parts['type']].flat().includes('object')) {
    if (parts['additionalProperties'] !== false) return `${path}: additionalProperties is not false`;
    const optional = names.find((name) => !listIn(parts['required']).includes(name));
    if (optional !== undefined) return `${path}: '${optional}' is not required`;
  }
  for (const part of subschemasOf(schema, path)) {
    const misfit = misfitIn(part.schema, part.path, depth, counts);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}
