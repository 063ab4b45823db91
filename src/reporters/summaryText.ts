import type { ModelSummary, Summary } from './summary.js';

/** The summary as a person reads it, one line each. */
export function summaryText(summary: Summary): readonly string[] {
  const { ok, warning, error, kept, left, models, wallMs, callMs } = summary;
  const parts = [
    `${ok} ok`,
    `${warning} warning`,
    `${error} error`,
    ...(kept > 0 ? [`${kept} kept`] : []),
    ...(left > 0 ? [`${left} not attempted`] : []),
  ];
  const speedUp =
    callMs > wallMs && wallMs > 0 ? `, ${(callMs / wallMs).toFixed(1)} times as fast as one by one` : '';
  return [`Rows: ${parts.join(', ')} in ${duration(wallMs)}${speedUp}`, ...models.map(modelLine)];
}

function modelLine(model: ModelSummary): string {
  const { p50, p95, max } = model.latencyMs;
  const errors = Object.entries(model.errors).map(([kind, count]) => `${count} ${kind}`);
  const parts = [
    `${model.rows} rows`,
    ...(errors.length > 0 ? [`errors: ${errors.join(', ')}`] : []),
    ...(model.retries > 0 ? [`${model.retries} retries`] : []),
    tokens(model),
    ...(model.costUsd === undefined ? [] : [`$${money(model.costUsd)}`]),
    ...(p50 === undefined || p95 === undefined || max === undefined
      ? []
      : [`latency p50 ${duration(p50)}, p95 ${duration(p95)}, max ${duration(max)}`]),
  ];
  return `  ${model.provider}/${model.model}: ${parts.join('; ')}`;
}

function tokens({ inputTokens, outputTokens, cachedTokens, reasoningTokens }: ModelSummary): string {
  const parts = [
    ...(cachedTokens > 0 ? [`${cachedTokens} cached`] : []),
    ...(reasoningTokens > 0 ? [`${reasoningTokens} reasoning`] : []),
  ];
  return `${inputTokens} + ${outputTokens} tokens${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** Cents and up with two digits, below them as many as tell something. */
function money(usd: number): string {
  return usd.toFixed(usd >= 0.1 || usd === 0 ? 2 : 1 - Math.floor(Math.log10(usd)));
}
