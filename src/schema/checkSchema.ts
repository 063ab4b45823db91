import { type JsonObject, objectIn } from '../json.js';
import { subschemasOf } from './subschemas.js';

const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];
const MOST_LEVELS = 100;

/**
 * What keeps a value from being a JSON Schema that answers can be checked by, as the end of a sentence; `undefined` where
 * nothing does.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 *
 * @example
 * checkSchema({ type: 'obect' }) // "has the unknown type 'obect' at #"
 */
export function checkSchema(schema: unknown): string | undefined {
  if (!isObject(schema)) return 'is no object';
  return problemIn(schema, '#', schema, 0);
}

/** What a local `$ref` leads to, `undefined` for one that leads nowhere or elsewhere. */
export function resolveRef(ref: unknown, root: unknown): unknown {
  if (typeof ref !== 'string' || !ref.startsWith('#')) return undefined;
  let target = root;
  for (const part of ref.slice(1).split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof target !== 'object' || target === null || !Object.hasOwn(target, name)) return undefined;
    target = Object.entries(target).find(([key]) => key === name)?.[1];
  }
  return target;
}

function problemIn(schema: unknown, path: string, root: JsonObject, level: number): string | undefined {
  if (level > MOST_LEVELS) return `is nested more than ${MOST_LEVELS} levels deep`;
  if (typeof schema === 'boolean') return undefined;
  if (!isObject(schema)) return `has something at ${path} that is no schema`;
  const { type, $ref: ref, pattern, required, enum: values } = schema;
  const wrongType = [type ?? []].flat().find((name) => !TYPES.some((known) => known === name));
  if (wrongType !== undefined) return `has the unknown type '${String(wrongType)}' at ${path}`;
  if (ref !== undefined && resolveRef(ref, root) === undefined)
    return `refers at ${path} to '${String(ref)}', which is not in it`;
  if (pattern !== undefined && !isPattern(pattern))
    return `has a pattern at ${path} that is no regular expression`;
  if (required !== undefined && !isListOfTexts(required))
    return `has something else than a list of names in ${path}/required`;
  if (values !== undefined && !Array.isArray(values)) return `has something else than a list in ${path}/enum`;
  if ('properties' in schema && !isObject(schema['properties'])) return `has no object in ${path}/properties`;
  for (const part of subschemasOf(schema, path)) {
    const problem = problemIn(part.schema, part.path, root, level + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isObject(value: unknown): value is JsonObject {
  return objectIn(value) === value;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isPattern(value: unknown): boolean {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
