import type { ResultColumns } from '../../../columns.js';
import type { JsonValue } from '../../../json.js';
import { sampleOf } from '../../../schema/sampleOf.js';
import { jsonColumnsOf } from '../../../sinks/csv/jsonCells.js';
import type { ResultFormat } from '../../../sinks/resultFormat.js';

/** The columns that answers of a schema come to; `undefined` where there is no schema, or one that names no parts. */
export function schemaColumns(
  schema: JsonValue | undefined,
  columns: ResultColumns,
  format: Pick<ResultFormat, 'cell'>,
): readonly string[] | undefined {
  if (schema === undefined) return undefined;
  const names = [...jsonColumnsOf(columns, JSON.stringify(sampleOf(schema)), format).keys()];
  return names.length > 0 ? names : undefined;
}
