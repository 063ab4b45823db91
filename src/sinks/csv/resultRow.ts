import { fieldsOf, RESULT_FIELDS, type ResultColumns } from '../../columns.js';
import { own } from '../../json.js';
import type { Result } from '../../result.js';
import { plainNumber } from '../../text/plainNumber.js';

type ResultField = (typeof RESULT_FIELDS)[number];

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
  const fields = fieldCells(result);
  const cells = [experiment.provider, experiment.model];
  for (const { name, isPrompt } of variables) {
    if (isPrompt) cells.push(experiment.promptName ?? '');
    else cells.push(own(experiment.variables, name) ?? '');
  }
  if (repeat) cells.push(numberCell(experiment.repeat));
  cells.push(...jsonCells);
  for (const field of RESULT_FIELDS) cells.push(fields[field]);
  if (reasoning !== undefined) cells.push(result.reasoning ?? '');
  return cells;
}

function fieldCells(result: Result): Record<ResultField, string> {
  const { startedAtMs, latencyMs } = result;
  return {
    status: result.status,
    input_tokens: numberCell(result.inputTokens),
    context_window: numberCell(result.contextWindow),
    output_tokens: numberCell(result.outputTokens),
    output: result.output,
    error_message: result.errorMessage,
    finish_reason: result.finishReason ?? result.rawFinishReason ?? '',
    attempts: numberCell(result.attempts),
    started_at: startedAtMs === undefined ? '' : new Date(startedAtMs).toISOString(),
    latency_ms: latencyMs === undefined ? '' : numberCell(Math.round(latencyMs)),
    cached_tokens: numberCell(result.cachedTokens),
    reasoning_tokens: numberCell(result.reasoningTokens),
    cost_usd: numberCell(result.costUsd),
    row_number: numberCell(result.experiment.rowNumber),
    experiment_id: result.experimentId,
  };
}

function numberCell(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : plainNumber(value);
}
