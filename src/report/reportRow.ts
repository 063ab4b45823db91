import type { ReportLayout } from './reportLayout.js';

/** What a report says of one row. Unknown numbers are `null`. */
export interface ReportRow {
  readonly series: string;
  /** Equal for rows of the same case. */
  readonly caseKey: string;
  readonly status: 'o' | 'w' | 'e';
  readonly latencyMs: number | null;
  readonly costUsd: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** From 0 to 1. */
  readonly score: number | null;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number | null;
  readonly id: string;
  readonly variables: readonly string[];
  readonly answer: string;
  /** What is known beside the answer: why it failed, why it was scored so. */
  readonly note: string;
}

/**
 * Reads rows of results with these columns. Cells that are missing or no numbers are unknown.
 *
 * @example
 * const read = rowReader(table.columns, reportLayout(table.columns));
 * const { series, answer } = read(['openai', 'gpt-4o', 'ok', 'bees']);
 */
export function rowReader(
  columns: readonly string[],
  layout: ReportLayout,
): (cells: readonly string[]) => ReportRow {
  const omitted = new Set(layout.omitted);
  const cell = (name: string) => {
    const place = columns.indexOf(name);
    return (cells: readonly string[]) => cells[place] ?? '';
  };
  const shown = (name: string) => (omitted.has(name) ? () => '' : cell(name));
  const [provider, model, by] = [cell('provider'), cell('model'), cell(layout.by)];
  const [status, score, pass, id] = [cell('status'), shown('score'), shown('pass'), cell('experiment_id')];
  const [answer, message, reason] = [shown('output'), shown('error_message'), shown('score_reason')];
  const [latency, cost, startedAt] = [shown('latency_ms'), shown('cost_usd'), shown('started_at')];
  const [inputTokens, outputTokens] = [shown('input_tokens'), shown('output_tokens')];
  const caseCells = layout.caseColumns.map(cell);
  const variables = layout.variables.map(cell);

  return (cells) => ({
    series: layout.by === 'model' ? `${provider(cells)}/${model(cells)}` : by(cells),
    caseKey: JSON.stringify(caseCells.map((read) => read(cells))),
    status: statusOf(status(cells)),
    latencyMs: numberIn(latency(cells)),
    costUsd: numberIn(cost(cells)),
    inputTokens: numberIn(inputTokens(cells)),
    outputTokens: numberIn(outputTokens(cells)),
    score: numberIn(score(cells)) ?? passIn(pass(cells)),
    startedAtMs: timeIn(startedAt(cells)),
    id: id(cells),
    variables: variables.map((read) => read(cells)),
    answer: answer(cells),
    note: [message(cells), reason(cells)].filter((text) => text !== '').join('\n'),
  });
}

function statusOf(text: string): ReportRow['status'] {
  if (text === 'ok') return 'o';
  return text === 'warning' ? 'w' : 'e';
}

function numberIn(text: string): number | null {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function passIn(text: string): number | null {
  if (text === 'true' || text === '1') return 1;
  return text === 'false' || text === '0' ? 0 : null;
}

function timeIn(text: string): number | null {
  const atMs = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}
