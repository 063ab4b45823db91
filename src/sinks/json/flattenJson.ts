import type { JsonValue } from '../../json.js';
import { taggedJson, untaggedJson } from '../../text/taggedJson.js';

export interface FlattenJsonOptions {
  /** Names that other columns have. Default none. */
  readonly taken?: ReadonlySet<string> | undefined;
  /** What a name is written as; names are told apart by that. Default: as it is. */
  readonly written?: ((name: string) => string) | undefined;
  /** Levels that become columns of their own; what lies deeper stays JSON. Default `5`. */
  readonly maxDepth?: number | undefined;
  /** Items of an array that become columns; the rest is left out. Default `10`. */
  readonly maxItems?: number | undefined;
}

const MAX_PREFIXES = 5;

const asItIs = (name: string) => name;

/**
 * JSON as cells by column name, in its own order, numbers as they are written. Names of nested keys are joined with `_`,
 * array items go by index. A name that is taken gets `json_` before it, until it is free; one that is taken even so is
 * left out. `null` is an empty cell.
 *
 * @example
 * flattenJson('{"score":3.0,"tags":["a","b"]}'); // score: '3.0', tags_0: 'a', tags_1: 'b'
 */
export function flattenJson(json: string, options: FlattenJsonOptions = {}): Map<string, string> {
  const { taken = new Set(), written = asItIs, maxDepth = 5, maxItems = 10 } = options;
  const cells = new Map<string, string>();

  const add = (name: string, value: JsonValue, depth: number) => {
    const parts = depth < maxDepth ? partsOf(value, maxItems) : [];
    const free =
      parts.length === 0
        ? freeName(name, written, (free) => !taken.has(free) && !cells.has(free))
        : undefined;
    if (free !== undefined) cells.set(free, cellOf(value));
    for (const [key, part] of parts) add(`${name}_${key}`, part, depth + 1);
  };
  for (const [key, part] of partsOf(JSON.parse(taggedJson(json)), maxItems)) add(key, part, 1);
  return cells;
}

function partsOf(value: JsonValue, maxItems: number): [string, JsonValue][] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return Object.entries(value.slice(0, maxItems));
  return Object.entries(value).map(([key, part]) => [key.slice(1), part]);
}

function cellOf(value: JsonValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.slice(1);
  try {
    return untaggedJson(JSON.stringify(value));
  } catch (error) {
    // Nested a thousand levels and more: `JSON.parse` reads that, `JSON.stringify` does not write it.
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** Header names are trimmed when the results are read again, so blanks make no difference between two. */
function freeName(
  wanted: string,
  written: (name: string) => string,
  isFree: (name: string) => boolean,
): string | undefined {
  let name = wanted.trim();
  for (let prefixes = 0; prefixes <= MAX_PREFIXES; prefixes++) {
    const spelled = written(name);
    if (spelled !== '' && isFree(spelled)) return spelled;
    name = `json_${name}`;
  }
  return undefined;
}
