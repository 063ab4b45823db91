import { type JsonValue, objectIn } from '../../json.js';

/** What structured outputs do not know: https://platform.claude.com/docs/en/build-with-claude/structured-outputs */
const UNKNOWN = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
];

/** A schema as an API takes it, and the keywords that were left out of it. */
export interface TakenSchema {
  readonly schema: JsonValue;
  readonly leftOut: ReadonlySet<string>;
}

/** Leaves out what Anthropic refuses, and closes every object, as it wants them. Names of properties are no keywords. */
export function takenSchema(schema: JsonValue): TakenSchema {
  const leftOut = new Set<string>();
  return { schema: taken(schema, leftOut), leftOut };
}

function taken(schema: JsonValue, leftOut: Set<string>): JsonValue {
  if (Array.isArray(schema)) return schema.map((part: JsonValue) => taken(part, leftOut));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).flatMap(([keyword, value]): readonly [string, JsonValue][] => {
    if (UNKNOWN.includes(keyword)) {
      leftOut.add(keyword);
      return [];
    }
    if (keyword === 'additionalProperties') {
      if (value !== false) leftOut.add(keyword);
      return [];
    }
    return [[keyword, partsOf(keyword, value, leftOut)]];
  });
  const isClosed = 'properties' in schema || [objectIn(schema)['type']].flat().includes('object');
  return Object.fromEntries(isClosed ? [...entries, ['additionalProperties', false]] : entries);
}

function partsOf(keyword: string, value: JsonValue, leftOut: Set<string>): JsonValue {
  if (['enum', 'const', 'default', 'examples', 'required'].includes(keyword)) return value;
  if (!['properties', '$defs', 'definitions', 'patternProperties'].includes(keyword))
    return taken(value, leftOut);
  const named = Object.entries(objectIn(value) as Record<string, JsonValue>);
  return Object.fromEntries(named.map(([name, part]) => [name, taken(part, leftOut)]));
}
