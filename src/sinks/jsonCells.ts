import type { ResultColumns } from '../columns.js';
import { findJson } from './findJson.js';
import { flattenJson } from './flattenJson.js';
import { resultHeader } from './resultRow.js';

/** The JSON of an answer as cells by column name; none where the answer holds no JSON. */
export function jsonColumnsOf(columns: ResultColumns, output: string): Map<string, string> {
  const json = findJson(output);
  return json === undefined ? new Map() : flattenJson(json, { taken: new Set(resultHeader(columns)) });
}

/** The cells of an answer under the columns that there are. */
export function jsonCells(output: string, jsonColumns: readonly string[], columns: ResultColumns): string[] {
  if (jsonColumns.length === 0) return [];
  const cells = jsonColumnsOf(columns, output);
  return jsonColumns.map((name) => cells.get(name) ?? '');
}
