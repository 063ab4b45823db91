import type { TokenPrice } from '../providers/provider.js';
import { bootstrap } from './bootstrap.js';
import type { ModelForecast, PilotRow, Range } from './forecasts.js';

/** How far tokenx is from the tokenizer of another provider: measured against o200k, -2 to +25 %. */
const ESTIMATE_OFF = 0.25;

/** The rows of one model, as far as they are known before they run. */
export interface ModelRows {
  readonly provider: string;
  readonly model: string;
  readonly price: TokenPrice | undefined;
  /** Estimated input of each row that is to be asked. */
  readonly estimates: number[];
  /** Output tokens they allow together; `undefined` where one of them does not say. */
  mostOutputTokens: number | undefined;
  /** What has run, and the estimate of its input where its row is in the input. */
  readonly pilot: { readonly row: PilotRow; readonly estimate?: number | undefined }[];
}

/** What the rows of a model come to, from those that have run. */
export function modelForecast(model: ModelRows, random: () => number): ModelForecast {
  const { provider, model: name, price, estimates, pilot, mostOutputTokens } = model;
  const rows = estimates.length;
  const estimated = estimates.reduce((sum, tokens) => sum + tokens, 0);
  const counted = pilot.flatMap(({ row, estimate }) =>
    row.inputTokens !== undefined && estimate ? [{ counted: row.inputTokens, estimate }] : [],
  );
  const answered = pilot.flatMap(({ row }) =>
    row.outputTokens === undefined ? [] : [{ ...row, outputTokens: row.outputTokens }],
  );
  const ratio = counted.length < 2 ? undefined : sum(counted, 'counted') / sum(counted, 'estimate');
  const inputTokens: Range =
    ratio === undefined
      ? { low: estimated * (1 - ESTIMATE_OFF), mid: estimated, high: estimated * (1 + ESTIMATE_OFF) }
      : bootstrap(counted, (all) => estimated * (sum(all, 'counted') / sum(all, 'estimate')), random);
  const base = {
    provider,
    model: name,
    rows,
    pilotRows: pilot.length,
    inputTokens,
    isPriced: price !== undefined,
  };
  if (answered.length >= 2) {
    const total = (all: readonly { outputTokens: number }[], draw: () => number) =>
      rows * (sum(all, 'outputTokens') / all.length) + noise(all, rows, draw);
    const costs = answered.flatMap(({ costUsd }) => (costUsd === undefined ? [] : [{ costUsd }]));
    return {
      ...base,
      outputTokens: bootstrap(answered, total, random),
      costUsd:
        costs.length === answered.length
          ? bootstrap(costs, (all, draw) => costOfAll(all, rows, draw), random)
          : price && pricedRange(price, inputTokens, bootstrap(answered, total, random), rows),
    };
  }
  const ceiling =
    price === undefined || mostOutputTokens === undefined
      ? undefined
      : pricedRange(price, inputTokens, { low: 0, mid: mostOutputTokens, high: mostOutputTokens }, rows);
  return { ...base, outputTokens: undefined, mostOutputTokens, costUsd: ceiling };
}

function costOfAll(all: readonly { costUsd: number }[], rows: number, draw: () => number): number {
  const outputs = all.map(({ costUsd }) => ({ outputTokens: costUsd }));
  return rows * (sum(outputs, 'outputTokens') / outputs.length) + noise(outputs, rows, draw);
}

/** What so many rows differ from so many times their mean, by chance. */
function noise(all: readonly { outputTokens: number }[], rows: number, draw: () => number): number {
  const mean = sum(all, 'outputTokens') / all.length;
  const variance =
    all.reduce((total, { outputTokens }) => total + (outputTokens - mean) ** 2, 0) / all.length;
  // Twelve even draws less six are close to normal, and exactly none where the draw is a half.
  let normal = -6;
  for (let index = 0; index < 12; index += 1) normal += draw();
  return normal * Math.sqrt(variance * rows);
}

function pricedRange(price: TokenPrice, input: Range, output: Range, rows: number): Range {
  const cost = (part: keyof Range) =>
    rows === 0 ? 0 : rows * price(input[part] / rows, output[part] / rows);
  return { low: cost('low'), mid: cost('mid'), high: cost('high') };
}

function sum<Name extends string>(rows: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
