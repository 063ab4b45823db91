import { compact, dollars, duration, grouped } from '../reporters/figures.js';
import { cut } from '../reporters/terminal/fitted.js';
import { textTable } from '../reporters/terminal/textTable.js';
import { cleanText } from '../text/cleanText.js';
import type { Forecast, ModelForecast, Range } from './forecasts.js';

const WIDTH = 80;

/** The forecast as a person reads it, in lines of at most 80 columns. */
export function forecastLines(forecast: Forecast): readonly string[] {
  const { rows, kept, models, costUsd, durationMs, firstPrompt } = forecast;
  const asked = models.filter((model) => model.rows > 0);
  const unpriced = asked.filter(({ costUsd: cost }) => cost === undefined);
  const names = (some: readonly ModelForecast[]) =>
    some.map(({ provider, model }) => cleanText(`${provider}/${model}`)).join(', ');
  const lines = [
    `To run: ${grouped(rows)} rows${kept > 0 ? `; ${grouped(kept)} have run already` : ''}`,
    ...table(asked).map((line) => `  ${line}`),
    ...(costUsd === undefined || rows === 0 ? [] : [`Cost: ${spread(costUsd, dollars)}`]),
    ...(unpriced.length === 0 ? [] : [`Cost unknown: ${names(unpriced)}`]),
    ...(durationMs === undefined ? [] : [`Time: ${spread(durationMs, duration)}`]),
    ...(rows > 0 && (durationMs === undefined || asked.some(({ outputTokens }) => outputTokens === undefined))
      ? ['For output and time: run some rows (--limit 20 -o FILE), then this with --resume']
      : []),
    ...(firstPrompt === undefined ? [] : [`First prompt: ${cleanText(firstPrompt)}`]),
  ];
  return lines.map((line) => cut(line, WIDTH));
}

function table(models: readonly ModelForecast[]): readonly string[] {
  const of = (text: (model: ModelForecast) => string) => models.map(text);
  return textTable(
    [
      { title: '', cells: of(({ provider, model }) => cleanText(`${provider}/${model}`)) },
      { title: 'rows', cells: of(({ rows }) => grouped(rows)) },
      { title: 'input tokens', cells: of(({ inputTokens }) => spread(inputTokens, compact)) },
      { title: 'output tokens', cells: of(outputText) },
      { title: 'cost', cells: of(costText) },
    ],
    WIDTH - 2,
  );
}

function outputText({ outputTokens, mostOutputTokens }: ModelForecast): string {
  if (outputTokens !== undefined) return spread(outputTokens, compact);
  return mostOutputTokens === undefined ? 'unknown' : `up to ${compact(mostOutputTokens)}`;
}

function costText({ costUsd, outputTokens }: ModelForecast): string {
  if (costUsd === undefined) return 'unknown';
  return outputTokens === undefined ? `up to ${dollars(costUsd.high)}` : spread(costUsd, dollars);
}

function spread({ low, high }: Range, shown: (value: number) => string): string {
  const [from, to] = [shown(low), shown(high)];
  return from === to ? from : `${from} to ${to}`;
}
