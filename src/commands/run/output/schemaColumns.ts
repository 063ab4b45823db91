import type { ResultColumns } from '../../../columns.js';
import type { JsonValue } from '../../../json.js';
import { sampleOf } from '../../../schema/sampleOf.js';
import type { CsvDialect } from '../../../sinks/csv/csvDialect.js';
import { jsonColumnsOf } from '../../../sinks/csv/jsonCells.js';

/** The columns that answers of a schema come to; `undefined` where there is no schema, or one that names no parts. */
export function schemaColumns(
  schema: JsonValue | undefined,
  columns: ResultColumns,
  dialect: CsvDialect,
): readonly string[] | undefined {
  if (schema === undefined) return undefined;
  const names = [...jsonColumnsOf(columns, JSON.stringify(sampleOf(schema)), dialect).keys()];
  return names.length > 0 ? names : undefined;
}
