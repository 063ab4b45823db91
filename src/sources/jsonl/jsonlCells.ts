import type { JsonValue } from '../../json.js';
import { taggedJson, untaggedJson } from '../../text/taggedJson.js';

/**
 * The values of a JSON object as cells by key: texts as they are, numbers as they are written, `null` as an empty cell, all
 * else as JSON. `undefined` for what is no object.
 *
 * @example
 * jsonlCells('{"q":"Why?","n":1.10,"tags":["a"]}') // q: 'Why?', n: '1.10', tags: '["a"]'
 */
export function jsonlCells(line: string): ReadonlyMap<string, string> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    JSON.parse(line);
  } catch {
    return undefined; // No JSON: what it comes to then nobody knows.
  }
  const tagged: Readonly<Record<string, JsonValue>> = JSON.parse(taggedJson(line));
  return new Map(Object.entries(tagged).map(([key, value]) => [key.slice(1).trim(), cellOf(value)]));
}

function cellOf(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value.slice(1) : untaggedJson(JSON.stringify(value));
}
