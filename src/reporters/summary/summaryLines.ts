import { cleanText } from '../../text/cleanText.js';
import { counted } from '../../text/counted.js';
import { grouped } from '../../text/grouped.js';
import { compact, dollars, duration, shortDuration } from '../figures.js';
import type { WarningGroup } from '../state/states.js';
import { cut, widthOf } from '../terminal/fitted.js';
import { textTable } from '../terminal/textTable.js';
import { workerText } from '../workerTexts.js';
import type { ModelSummary, Summary } from './summary.js';

/** What fits on most terminals. */
const WIDTH = 80;
const MOST_MODELS = 40;
const MOST_MESSAGES = 10;
const MOST_PAUSES = 10;
const MOST_WORKERS = 20;

/**
 * The summary as a person reads it. Nothing in it controls a terminal.
 *
 * @param width Columns of the table, where the terminal is narrower: sentences may wrap, a table must not.
 * @param sentence Columns of everything else. Default: 80.
 */
export function summaryLines(summary: Summary, width = WIDTH, sentence = WIDTH): readonly string[] {
  const { models, failures, warnings } = summary;
  const more = models.length - MOST_MODELS;
  const lines = [
    rowsLine(summary),
    timeLine(summary),
    ...modelTable(mostTelling(models), width - 2).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${counted(more, 'more model')}`] : []),
    ...tokenLines(summary),
    ...costLines(summary),
    ...waitLines(summary),
    ...workerLines(summary),
    ...messageLines('Warnings', warnings),
    ...messageLines('Errors', failures),
  ];
  return lines.map((line) => cut(line, sentence));
}

function messageLines(title: string, groups: readonly WarningGroup[]): readonly string[] {
  const others = groups.length - MOST_MESSAGES;
  if (groups.length === 0) return [];
  return [
    `${title}:`,
    ...groups
      .slice(0, MOST_MESSAGES)
      .map(({ count, message }) => `  ${grouped(count)} x ${cleanText(message)}`),
    ...(others > 0 ? [`  and ${counted(others, 'other message')}`] : []),
  ];
}

function rowsLine({ ok, warning, error, kept, left }: Summary): string {
  const parts = [
    `${grouped(ok)} ok`,
    `${grouped(warning)} warning`,
    `${grouped(error)} error`,
    ...(kept > 0 ? [`${grouped(kept)} kept`] : []),
    ...(left > 0 ? [`${grouped(left)} not attempted`] : []),
  ];
  return `Rows: ${parts.join(', ')}`;
}

function timeLine({ wallMs, speedUp }: Summary): string {
  const faster = speedUp >= 1.05 ? `, ${speedUp.toFixed(1)} times as fast as one call after another` : '';
  return `Time: ${duration(wallMs)}${faster}`;
}

/** In the order of the input; where they are too many, those with most errors, then those with most rows. */
function mostTelling(models: readonly ModelSummary[]): readonly ModelSummary[] {
  if (models.length <= MOST_MODELS) return models;
  const ranked = [...models].sort((one, other) => other.error - one.error || other.rows - one.rows);
  const chosen = new Set(ranked.slice(0, MOST_MODELS));
  return models.filter((model) => chosen.has(model));
}

function modelTable(models: readonly ModelSummary[], width: number): readonly string[] {
  const of = (text: (model: ModelSummary) => string) => models.map(text);
  const some = (count: number) => (count > 0 ? grouped(count) : '');
  const took = (ms: number | undefined) => (ms === undefined ? '' : shortDuration(ms));
  return textTable(
    [
      { title: '', cells: of(({ provider, model }) => cleanText(`${provider}/${model}`)) },
      { title: 'rows', cells: of(({ rows }) => grouped(rows)) },
      { title: 'errors', cells: of(({ error }) => some(error)) },
      { title: 'retried', cells: of(({ retries }) => some(retries)), expendable: 2 },
      { title: 'in', cells: of(({ inputTokens }) => compact(inputTokens)) },
      { title: 'out', cells: of(({ outputTokens }) => compact(outputTokens)) },
      { title: 'cost', cells: of(({ costUsd }) => (costUsd === undefined ? '' : dollars(costUsd))) },
      { title: 'p50', cells: of(({ latencyMs }) => took(latencyMs.p50)) },
      { title: 'p95', cells: of(({ latencyMs }) => took(latencyMs.p95)) },
      { title: 'max', cells: of(({ latencyMs }) => took(latencyMs.max)), expendable: 1 },
      { title: 'tok/s', cells: of((model) => tokensPerSecond(model)), expendable: 3 },
    ],
    width,
  );
}

function tokensPerSecond({ tokensPerSecond: speed }: ModelSummary): string {
  return speed === undefined || speed >= 100_000 ? '' : compact(speed);
}

/** What the table has no room for. */
function tokenLines({ cachedTokens, reasoningTokens }: Summary): readonly string[] {
  const parts = [
    ...(cachedTokens > 0 ? [`${grouped(cachedTokens)} of the input cached`] : []),
    ...(reasoningTokens > 0 ? [`${grouped(reasoningTokens)} of the output reasoning`] : []),
  ];
  return parts.length === 0 ? [] : [`Tokens: ${parts.join(', ')}`];
}

function costLines({ costUsd, unpriced, models }: Summary): readonly string[] {
  if (costUsd === undefined) return [];
  if (unpriced === 0) return [`Cost: ${dollars(costUsd)}`];
  const names = models
    .filter((model) => model.unpriced > 0)
    .map(({ provider, model }) => cleanText(`${provider}/${model}`));
  const rows = counted(unpriced, 'row has', 'rows have');
  return [`Cost: ${dollars(costUsd)}; ${rows} no known price: ${names.join(', ')}`];
}

function waitLines({ pauses, retryWaitMs, retries }: Summary): readonly string[] {
  const paused = pauses
    .toSorted((one, other) => other.pausedMs - one.pausedMs)
    .map(({ provider, model, pauseCount, pausedMs }) => {
      const often = pauseCount === 1 ? 'once' : `${grouped(pauseCount)} times`;
      const who = model === undefined ? provider : `${provider}/${model}`;
      return `${cleanText(who)} was paused ${often}, ${duration(pausedMs)} in all`;
    });
  const retried = counted(retries, 'retry', 'retries');
  const others = paused.length - MOST_PAUSES;
  const waits = [
    ...paused.slice(0, MOST_PAUSES),
    ...(others > 0 ? [`${grouped(others)} more were paused`] : []),
    ...(retries > 0 ? [`${retried} waited ${duration(retryWaitMs)}`] : []),
  ];
  const [first, ...rest] = waits;
  if (first === undefined) return [];
  return rest.reduce(joinedWithin, [`Waits: ${first}`]);
}

/** Who has made the calls: the busiest first. */
function workerLines({ workers = [] }: Summary): readonly string[] {
  const lines = workers
    .toSorted((one, other) => other.calls - one.calls)
    .map((worker) => `  ${workerText(worker)}`);
  const others = lines.length - MOST_WORKERS;
  if (lines.length === 0) return [];
  return [
    'Workers:',
    ...lines.slice(0, MOST_WORKERS),
    ...(others > 0 ? [`  and ${grouped(others)} more`] : []),
  ];
}

/** Puts what has room on the line before it. */
function joinedWithin(lines: readonly string[], next: string): string[] {
  const last = `${lines.at(-1)}; ${next}`;
  return widthOf(last) <= WIDTH ? [...lines.slice(0, -1), last] : [...lines, `  ${next}`];
}
