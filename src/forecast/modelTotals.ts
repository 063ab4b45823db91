import type { TokenPrice } from '../providers/provider.js';
import { bootstrap } from './bootstrap.js';
import type { ModelForecast, PilotRow, Range } from './forecasts.js';
import { hasPublicTokenizer } from './hasPublicTokenizer.js';

/** How far an estimate is taken to be off, up and down, where nobody can tell. */
const UNKNOWN_OFF = 0.25;
/** What o200k counts, as a share of what tokenx estimates: measured, tokenx is 2 % below to 25 % above. */
const MEASURED = { low: 1 / 1.25, high: 1 / 0.98 };

/** The rows of one model, as far as they are known before they run. */
export interface ModelRows {
  readonly provider: string;
  readonly model: string;
  price: TokenPrice | undefined;
  /** Why there is none. */
  unpricedReason?: string | undefined;
  /** That are to be asked. */
  rows: number;
  /** Estimated input of all of them. */
  estimatedTokens: number;
  /** Output tokens they allow together; `undefined` where one of them does not say. */
  mostOutputTokens: number | undefined;
  tooLongRows: number;
  tightRows: number;
  /** That carry something whose tokens nobody can tell. */
  uncountedRows: number;
  contextWindow: number | undefined;
  /** What the provider lets in, where it held back the rows that have run. */
  callsPerMs: number | undefined;
  /** What has run, and the estimate of its input where its row is in the input. */
  readonly pilot: { readonly row: PilotRow; readonly estimate?: number | undefined }[];
}

/** What the rows of a model come to, from those that have run. */
export function modelForecast(model: ModelRows, random: () => number): ModelForecast {
  const { provider, model: name, price, rows, pilot, mostOutputTokens, callsPerMs } = model;
  const answered = pilot.flatMap(({ row }) =>
    row.outputTokens === undefined ? [] : [{ ...row, outputTokens: row.outputTokens }],
  );
  const input = inputOf(model, random);
  const base = {
    provider,
    model: name,
    rows,
    pilotRows: pilot.length,
    ...input,
    isPriced: price !== undefined,
    unpricedReason: model.unpricedReason,
    contextWindow: model.contextWindow,
    tooLongRows: model.tooLongRows,
    tightRows: model.tightRows,
    // What was counted in the pilot has images in it.
    uncountedRows: countedInputs(model).length >= 2 ? 0 : model.uncountedRows,
    callsPerSecond: callsPerMs === undefined ? undefined : callsPerMs * 1000,
  };
  if (answered.length >= 2) {
    const total = (all: readonly { outputTokens: number }[], draw: () => number) =>
      rows * (sum(all, 'outputTokens') / all.length) + noise(all, rows, draw);
    const outputTokens = bootstrap(answered, total, random);
    const costs = answered.flatMap(({ costUsd }) => (costUsd === undefined ? [] : [{ costUsd }]));
    return {
      ...base,
      outputTokens,
      costUsd:
        costs.length === answered.length
          ? bootstrap(costs, (all, draw) => costOfAll(all, rows, draw), random)
          : base.uncountedRows > 0
            ? undefined
            : price && pricedRange(price, input.inputTokens, outputTokens, rows),
    };
  }
  const ceiling =
    price === undefined || mostOutputTokens === undefined || base.uncountedRows > 0
      ? undefined
      : pricedRange(
          price,
          input.inputTokens,
          { low: 0, mid: mostOutputTokens, high: mostOutputTokens },
          rows,
        );
  return { ...base, outputTokens: undefined, mostOutputTokens, costUsd: ceiling };
}

/** What providers counted, as a multiple of what was estimated; `undefined` where fewer than two rows tell. */
export function inputRatio(model: Pick<ModelRows, 'pilot'>): number | undefined {
  const counted = countedInputs(model);
  return counted.length < 2 ? undefined : ratioOf(counted);
}

interface CountedInput {
  readonly counted: number;
  readonly estimate: number;
}

function countedInputs({ pilot }: Pick<ModelRows, 'pilot'>): readonly CountedInput[] {
  return pilot.flatMap(({ row, estimate }) =>
    row.inputTokens !== undefined && estimate ? [{ counted: row.inputTokens, estimate }] : [],
  );
}

function ratioOf(inputs: readonly CountedInput[]): number {
  return sum(inputs, 'counted') / sum(inputs, 'estimate');
}

function inputOf(
  model: ModelRows,
  random: () => number,
): Pick<ModelForecast, 'inputTokens' | 'inputTokensOff'> {
  const { estimatedTokens: mid } = model;
  const counted = countedInputs(model);
  if (counted.length >= 2) return { inputTokens: bootstrap(counted, (all) => mid * ratioOf(all), random) };
  if (hasPublicTokenizer(model.model))
    return { inputTokens: { low: mid * MEASURED.low, mid, high: mid * MEASURED.high } };
  return {
    inputTokens: { low: mid * (1 - UNKNOWN_OFF), mid, high: mid * (1 + UNKNOWN_OFF) },
    inputTokensOff: UNKNOWN_OFF,
  };
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
