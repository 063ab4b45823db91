import { type JsonValue, listIn, objectIn } from '../json.js';
import { resolveRef } from './checkSchema.js';

const MOST_ITEMS = 10;
const MOST_LEVELS = 6;

/**
 * An answer that has all that a schema provides for, as deep as columns go: every property, every branch, arrays as long
 * as they get. What columns a schema comes to is what columns this comes to.
 *
 * @example
 * sampleOf({ type: 'object', properties: { score: { type: 'number' } } }) // { score: '' }
 */
export function sampleOf(schema: unknown): JsonValue {
  return sampleAt(schema, schema, 0);
}

function sampleAt(schema: unknown, root: unknown, level: number): JsonValue {
  if (level > MOST_LEVELS) return '';
  const parts = branchesOf(schema, root);
  const properties = Object.assign({}, ...parts.map((part) => objectIn(objectIn(part)['properties'])));
  const names = Object.entries<unknown>(properties);
  if (names.length > 0)
    return Object.fromEntries(names.map(([name, part]) => [name, sampleAt(part, root, level + 1)]));
  return listSample(parts, root, level) ?? '';
}

function listSample(parts: readonly unknown[], root: unknown, level: number): JsonValue | undefined {
  const list = parts
    .map(objectIn)
    .find(({ items, prefixItems }) => items !== undefined || prefixItems !== undefined);
  if (list === undefined) return undefined;
  const { items, prefixItems, maxItems } = list;
  const first = listIn(prefixItems);
  const most = Math.min(typeof maxItems === 'number' ? maxItems : MOST_ITEMS, MOST_ITEMS);
  const length = items === undefined || items === false ? first.length : most;
  return Array.from({ length }, (_, index) => sampleAt(first[index] ?? items, root, level + 1));
}

/** A schema with all that stands in its references and alternatives, each once. */
function branchesOf(schema: unknown, root: unknown, seen: readonly unknown[] = []): readonly unknown[] {
  if (seen.includes(schema)) return [];
  const { $ref: ref, anyOf, oneOf, allOf } = objectIn(schema);
  const inside = [
    ...(ref === undefined ? [] : [resolveRef(ref, root)]),
    ...[anyOf, oneOf, allOf].flatMap(listIn),
  ];
  return [schema, ...inside.flatMap((part) => branchesOf(part, root, [...seen, schema]))];
}
