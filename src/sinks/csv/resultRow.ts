import { fieldsOf, type RESULT_FIELDS, type ResultColumns } from '../../columns.js';
import { own } from '../../json.js';
import type { Result } from '../../result.js';
import { lastKept } from '../../text/lastKept.js';
import { plainNumber } from '../../text/plainNumber.js';

type Cells<Fields extends readonly string[]> = { readonly [Place in keyof Fields]: string };

/** A row that still lacks a cell for each of `RESULT_FIELDS`. */
interface RowWithoutFields {
  push(...fields: Cells<typeof RESULT_FIELDS>): unknown;
}

/** The header of the results; `jsonColumns` are those that `--flatten` found, default none. */
export function resultHeader(columns: ResultColumns, jsonColumns: readonly string[] = []): string[] {
  const headers = columns.variables.map(({ header }) => header);
  const repeat = columns.repeat ? ['repeat'] : [];
  return ['provider', 'model', ...headers, ...repeat, ...jsonColumns, ...fieldsOf(columns)];
}

/** The cells of one result, in the order of `resultHeader`. What is not known is empty. */
export function resultCells(
  { variables, repeat, reasoning }: ResultColumns,
  result: Result,
  jsonCells: readonly string[] = [],
): string[] {
  const { experiment } = result;
  const cells = [experiment.provider, experiment.model];
  for (const { name, isPrompt } of variables) {
    if (isPrompt) cells.push(experiment.promptName ?? '');
    else cells.push(own(experiment.variables, name) ?? '');
  }
  if (repeat) cells.push(numberCell(experiment.repeat));
  for (const cell of jsonCells) cells.push(cell);
  pushFields(cells, result);
  if (reasoning !== undefined) cells.push(result.reasoning ?? '');
  return cells;
}

/** One cell for each of `RESULT_FIELDS`, in their order: pushed, since every row would have an array of its own for them. */
function pushFields(cells: RowWithoutFields, result: Result): void {
  const { startedAtMs, latencyMs } = result;
  cells.push(
    result.status,
    numberCell(result.inputTokens),
    numberCell(result.contextWindow),
    numberCell(result.outputTokens),
    result.output,
    result.errorMessage,
    result.finishReason ?? result.rawFinishReason ?? '',
    numberCell(result.attempts),
    startedAtMs === undefined ? '' : momentCell(startedAtMs),
    latencyMs === undefined ? '' : numberCell(Math.round(latencyMs)),
    numberCell(result.cachedTokens),
    numberCell(result.reasoningTokens),
    numberCell(result.costUsd),
    numberCell(result.experiment.rowNumber),
    result.experimentId,
  );
}

/** Many rows start within the same millisecond. */
const momentCell = lastKept((ms: number) => new Date(ms).toISOString());

function numberCell(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : plainNumber(value);
}
