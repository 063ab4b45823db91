import { listIn, objectIn } from '../json.js';

/** A schema inside another one, and the way to it. */
export interface Subschema {
  /** A JSON Pointer: `#/properties/score`. */
  readonly path: string;
  readonly schema: unknown;
}

/** Keywords that hold schemas by name, one schema, or a list of them. */
const BY_NAME = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const ONE = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'];
const LISTED = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];

/** The schemas that stand directly inside a schema, in their order. */
export function subschemasOf(schema: unknown, path = '#'): readonly Subschema[] {
  const parts = objectIn(schema);
  return Object.entries(parts).flatMap(([keyword, value]) => {
    const at = `${path}/${keyword}`;
    if (BY_NAME.includes(keyword))
      return Object.entries(objectIn(value)).map(([name, part]) => ({
        path: `${at}/${escaped(name)}`,
        schema: part,
      }));
    if (LISTED.includes(keyword))
      return listIn(value).map((part, index) => ({ path: `${at}/${index}`, schema: part }));
    return ONE.includes(keyword) ? [{ path: at, schema: value }] : [];
  });
}

/** A name in a JSON Pointer (RFC 6901). */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
