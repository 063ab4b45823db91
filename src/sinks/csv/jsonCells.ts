import type { ResultColumns } from '../../columns.js';
import { findJsonText } from '../json/findJsonText.js';
import { flattenJson } from '../json/flattenJson.js';
import { type CsvDialect, plainCsv } from './csvDialect.js';
import { resultHeader } from './resultRow.js';

/** The JSON of an answer as cells by column name, as `dialect` writes it; none where the answer holds no JSON. */
export function jsonColumnsOf(
  columns: ResultColumns,
  output: string,
  { cell }: Pick<CsvDialect, 'cell'> = plainCsv,
): Map<string, string> {
  const json = findJsonText(output);
  if (json === undefined) return new Map();
  return flattenJson(json, { taken: new Set(resultHeader(columns).map(cell)), written: cell });
}

/** The cells of an answer under the columns that there are. */
export function jsonCells(
  output: string,
  jsonColumns: readonly string[],
  columns: ResultColumns,
  dialect: Pick<CsvDialect, 'cell'> = plainCsv,
): readonly string[] {
  // That there are none holds for the cells as well.
  if (jsonColumns.length === 0) return jsonColumns;
  return cellsUnder(jsonColumns, jsonColumnsOf(columns, output, dialect), dialect);
}

function cellsUnder(
  names: readonly string[],
  cells: ReadonlyMap<string, string>,
  { cell }: Pick<CsvDialect, 'cell'>,
): readonly string[] {
  return names.map((name) => cells.get(cell(name)) ?? '');
}
