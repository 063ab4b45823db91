import type { ReportLayout } from './reportLayout.js';

/** What a report says of one row. Unknown numbers are `null`. */
export interface ReportRow {
  readonly series: string;
  /** Equal for rows of the same case. */
  readonly caseKey: string;
  /** Equal for rows of one case to figures; `undefined` where that is the same. */
  readonly questionKey: string | undefined;
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
  /** Equal for answers that are alike: what is known of an answer, such as what a judge was shown, is part of it. */
  readonly answerKey: string;
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
  const series = seriesReader(columns, layout);
  const status = cell('status');
  const hasStatus = columns.includes('status');
  const [score, pass, id] = [shown('score'), shown('pass'), shown('experiment_id')];
  const [answer, message, reason] = [shown('output'), shown('error_message'), shown('score_reason')];
  const [latency, cost, startedAt] = [shown('latency_ms'), shown('cost_usd'), shown('started_at')];
  const [inputTokens, outputTokens] = [shown('input_tokens'), shown('output_tokens')];
  const caseKey = keyReader(columns, layout.caseColumns);
  const isSame = layout.questionColumns.length === layout.caseColumns.length;
  const questionKey = isSame ? () => undefined : keyReader(columns, layout.questionColumns);
  const knownKey = layout.answerColumns.length === 0 ? () => '' : keyReader(columns, layout.answerColumns);
  const variables = layout.variables.map(cell);

  return (cells) => ({
    series: series(cells),
    caseKey: caseKey(cells),
    questionKey: questionKey(cells),
    status: hasStatus ? statusOf(status(cells)) : 'o',
    latencyMs: numberIn(latency(cells)),
    costUsd: numberIn(cost(cells)),
    inputTokens: numberIn(inputTokens(cells)),
    outputTokens: numberIn(outputTokens(cells)),
    score: numberIn(score(cells)) ?? passIn(pass(cells)),
    startedAtMs: timeIn(startedAt(cells)),
    id: id(cells),
    variables: variables.map((read) => read(cells)),
    answer: answer(cells),
    answerKey: knownKey(cells) + answer(cells),
    note: noteOf(status(cells), message(cells), reason(cells)),
  });
}

/** What a row is compared as: its model and who serves it, as far as they are known and to be seen; else one cell. */
function seriesReader(columns: readonly string[], { by, omitted }: ReportLayout): CellsReader {
  const names = by === 'model' ? ['provider', 'model'] : [by];
  const places = names.filter((name) => !omitted.includes(name)).map((name) => columns.indexOf(name));
  const known = places.filter((place) => place >= 0);
  return (cells) => known.map((place) => cells[place] ?? '').join('/');
}

function keyReader(columns: readonly string[], names: readonly string[]): CellsReader {
  const places = names.map((name) => columns.indexOf(name));
  return (cells) => JSON.stringify(places.map((place) => cells[place] ?? ''));
}

type CellsReader = (cells: readonly string[]) => string;

/** That a row which failed has no score needs no reason. */
function noteOf(status: string, message: string, reason: string): string {
  const texts = status === 'error' && message !== '' ? [message] : [message, reason];
  return texts.filter((text) => text !== '').join('\n');
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
