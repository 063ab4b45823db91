import type { OutputUnit, Schema, SchemaDraft, Validator } from '@cfworker/json-schema';
import type { JsonObject } from '../json.js';
import { onFirstUse } from '../onFirstUse.js';

const cfworker = onFirstUse<typeof import('@cfworker/json-schema')>('@cfworker/json-schema');

/** Most schemas whose validators are kept: rows may bring schemas of their own. */
const MOST_KEPT = 100;
const validators = new Map<string, Validator>();

/** Keywords that only say that something inside of them does not fit. */
const OUTER = [
  'properties',
  'items',
  'prefixItems',
  'patternProperties',
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
];

/**
 * Where a value does not fit a schema first, and why; `undefined` where it fits.
 *
 * @example
 * schemaMisfit({ score: 'high' }, { properties: { score: { type: 'number' } } })
 * // '#/score: Instance type "string" is invalid. Expected "number".'
 */
export function schemaMisfit(value: unknown, schema: JsonObject): string | undefined {
  const { valid, errors } = validatorOf(schema).validate(value);
  if (valid) return undefined;
  const first = errors.find(({ keyword }) => !OUTER.includes(keyword)) ?? errors[0];
  return first === undefined ? '#: it does not fit' : misfitText(first);
}

function misfitText({ instanceLocation, error }: OutputUnit): string {
  return `${instanceLocation}: ${error}`;
}

function validatorOf(schema: JsonObject): Validator {
  const key = JSON.stringify(schema);
  const known = validators.get(key);
  if (known !== undefined) return known;
  const validator = new (cfworker().Validator)(schema as Schema, draftOf(schema['$schema']), false);
  for (const oldest of validators.keys()) {
    if (validators.size < MOST_KEPT) break;
    validators.delete(oldest);
  }
  validators.set(key, validator);
  return validator;
}

/** By the address of its meta-schema; the newest where it names none. */
function draftOf(metaSchema: unknown): SchemaDraft {
  const [, draft] = /draft(?:-0([47])|\/(2019-09))/.exec(String(metaSchema)) ?? [];
  if (draft !== undefined) return draft === '4' ? '4' : '7';
  return String(metaSchema).includes('2019-09') ? '2019-09' : '2020-12';
}
