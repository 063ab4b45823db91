import { compact, dollars, dollarsAtMost, duration, rate } from '../reporters/figures.js';
import { cut } from '../reporters/terminal/fitted.js';
import { textTable } from '../reporters/terminal/textTable.js';
import { cleanText } from '../text/cleanText.js';
import { counted } from '../text/counted.js';
import { grouped } from '../text/grouped.js';
import type { Forecast, Lack, ModelForecast, Range } from './forecasts.js';

const WIDTH = 80;
const MOST_MODELS = 40;
/** So many rows tell what the rest comes to; fewer are not worth a run of their own. */
const PILOT_ROWS = 20;
/** Lines about one thing. */
const MOST_LINES = 5;

/**
 * The forecast as a person reads it. Nothing in its lines controls a terminal.
 *
 * @param sentence Columns of all but the table, which has 80 at most. Default: 80.
 */
export function forecastLines(forecast: Forecast, sentence = WIDTH): readonly string[] {
  const { rows, kept, models, firstPrompt } = forecast;
  const asked = models.filter((model) => model.rows > 0);
  const lines = [
    `To run: ${counted(rows, 'row')}${kept > 0 ? `; ${grouped(kept)} ${kept === 1 ? 'has' : 'have'} run already` : ''}`,
    ...table(asked.slice(0, MOST_MODELS)).map((line) => `  ${line}`),
    ...(asked.length > MOST_MODELS ? [`  and ${counted(asked.length - MOST_MODELS, 'more model')}`] : []),
    ...windowLines(models),
    ...attachmentLines(models),
    ...lackLines(forecast),
    ...costLines(forecast, asked),
    ...timeLines(forecast, asked),
    ...(firstPrompt === undefined ? [] : [`First prompt: ${cleanText(firstPrompt)}`]),
  ];
  return lines.map((line) => cut(line, sentence));
}

function table(models: readonly ModelForecast[]): readonly string[] {
  const of = (text: (model: ModelForecast) => string) => models.map(text);
  return textTable(
    [
      { title: '', cells: of(nameOf) },
      { title: 'rows', cells: of(({ rows }) => grouped(rows)) },
      { title: 'input tokens', cells: of(inputText) },
      { title: 'output tokens', cells: of(outputText) },
      { title: 'cost', cells: of(costText) },
    ],
    WIDTH - 2,
  );
}

function inputText({ inputTokens, inputTokensOff }: ModelForecast): string {
  if (inputTokensOff === undefined) return spread(inputTokens, compact);
  return `${compact(inputTokens.mid)} ±${Math.round(100 * inputTokensOff)} %`;
}

function outputText({ outputTokens, mostOutputTokens }: ModelForecast): string {
  if (outputTokens !== undefined) return spread(outputTokens, compact);
  return mostOutputTokens === undefined ? 'unknown' : `up to ${compact(mostOutputTokens, Math.ceil)}`;
}

function costText({ costUsd, outputTokens, isPriced }: ModelForecast): string {
  if (costUsd === undefined) return isPriced ? 'unknown' : 'no price';
  return outputTokens === undefined ? `up to ${dollarsAtMost(costUsd.high)}` : spread(costUsd, dollars);
}

/** What will not fit. */
function windowLines(models: readonly ModelForecast[]): readonly string[] {
  const windowOf = (model: ModelForecast) =>
    `${nameOf(model)}${model.contextWindow === undefined ? '' : ` (${grouped(model.contextWindow)} tokens)`}`;
  return [
    ...some(models.filter(({ tooLongRows }) => tooLongRows > 0)).map((model) =>
      typeof model === 'string'
        ? model
        : `Will not fit the window of ${windowOf(model)}: ${counted(model.tooLongRows, 'row')}`,
    ),
    ...some(models.filter(({ tightRows }) => tightRows > 0)).map((model) =>
      typeof model === 'string'
        ? model
        : `Near the window of ${windowOf(model)}: ${counted(model.tightRows, 'row')}`,
    ),
  ];
}

/** What is not among the input tokens. */
function attachmentLines(models: readonly ModelForecast[]): readonly string[] {
  return some(models.filter(({ uncountedRows }) => uncountedRows > 0)).map((model) =>
    typeof model === 'string'
      ? model
      : `Images or documents not counted: ${counted(model.uncountedRows, 'row')} of ${nameOf(model)}`,
  );
}

function lackLines({ missing: { columns, files, settings }, problems }: Forecast): readonly string[] {
  const lines = (lacks: readonly Lack[], text: (name: string) => string) =>
    some(lacks).map((lack) =>
      typeof lack === 'string' ? lack : `Missing for ${rowsOf(lack)}: ${text(cleanText(lack.name))}`,
    );
  return [
    ...(problems > 0 ? [`Cannot be asked: ${counted(problems, 'row')}`] : []),
    ...lines(columns, (name) => `column {{${name}}}`),
    ...lines(files, (name) => `file ${name}`),
    ...lines(settings, (name) => name),
  ];
}

function rowsOf({ rows, firstRow }: Lack): string {
  return rows === 1 ? `row ${firstRow}` : `${counted(rows, 'row')}, row ${firstRow} first`;
}

function costLines({ costUsd, rows }: Forecast, asked: readonly ModelForecast[]): readonly string[] {
  const names = (models: readonly ModelForecast[]) => models.map(nameOf).join(', ');
  const unpriced = asked.filter(({ isPriced, costUsd: cost }) => cost === undefined && !isPriced);
  const reasons = new Set(unpriced.map(({ unpricedReason }) => unpricedReason));
  const open = asked.filter(
    ({ isPriced, costUsd: cost, uncountedRows }) => cost === undefined && isPriced && uncountedRows === 0,
  );
  const isCeiling = asked.some(({ outputTokens }) => outputTokens === undefined);
  return [
    ...(costUsd === undefined || rows === 0
      ? []
      : [`Cost: ${isCeiling ? `up to ${dollarsAtMost(costUsd.high)}` : spread(costUsd, dollars)}`]),
    ...[...reasons].map((why) => {
      const alike = unpriced.filter(({ unpricedReason }) => unpricedReason === why);
      return `No known price${why === undefined ? '' : `, as ${cleanText(why)}`}: ${names(alike)}`;
    }),
    ...(open.length === 0 ? [] : [`Cost unknown, as the length of the answers is not known: ${names(open)}`]),
  ];
}

function timeLines({ durationMs, rows }: Forecast, asked: readonly ModelForecast[]): readonly string[] {
  const held = asked.filter(({ callsPerSecond }) => callsPerSecond !== undefined);
  const isUnknown = durationMs === undefined || asked.some(({ outputTokens }) => outputTokens === undefined);
  const open = asked.filter(
    ({ outputTokens, mostOutputTokens }) => outputTokens === undefined && mostOutputTokens === undefined,
  );
  const unknown = durationMs === undefined ? 'output and time' : 'output';
  const most = open.some(({ isPriced }) => isPriced) ? 'the most that it may cost' : 'the most output';
  return [
    ...(durationMs === undefined ? [] : [`Time: ${spread(durationMs, duration)}`]),
    ...(durationMs === undefined
      ? []
      : some(held).map((model) =>
          typeof model === 'string'
            ? model
            : `  at ${rate((model.callsPerSecond ?? 0) / 1000)}, as ${nameOf(model)} let in the rows that have run`,
        )),
    ...(rows > 0 && isUnknown
      ? [
          rows > PILOT_ROWS
            ? `To know ${unknown}: pay for some rows, two of each model at least (--limit ${PILOT_ROWS} -o FILE), then ask again with --resume`
            : `Not known before some rows of each model have run: ${unknown}`,
        ]
      : []),
    ...(rows > 0 && open.length > 0 ? [`To know ${most}, without paying: --param max_tokens=N`] : []),
  ];
}

/** The first few, and how many more there are. */
function some<Item>(items: readonly Item[]): readonly (Item | string)[] {
  if (items.length <= MOST_LINES) return items;
  return [...items.slice(0, MOST_LINES), `  and ${grouped(items.length - MOST_LINES)} more`];
}

function nameOf({ provider, model }: ModelForecast): string {
  return cleanText(`${provider}/${model}`);
}

function spread({ low, high }: Range, shown: (value: number) => string): string {
  const [from, to] = [shown(low), shown(high)];
  return from === to ? from : `${from} to ${to}`;
}
