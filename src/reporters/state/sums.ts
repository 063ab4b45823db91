import type { RowCounts, UsageCounts } from './states.js';

/** The sum of one figure over several. */
export function sumOf<Name extends string>(
  parts: readonly Readonly<Record<Name, number>>[],
  name: Name,
): number {
  let sum = 0;
  for (const part of parts) sum += part[name];
  return sum;
}

/** Rows of several together. */
export function rowSums(parts: readonly RowCounts[]): RowCounts {
  return {
    queued: sumOf(parts, 'queued'),
    ok: sumOf(parts, 'ok'),
    warning: sumOf(parts, 'warning'),
    error: sumOf(parts, 'error'),
    kept: sumOf(parts, 'kept'),
    left: sumOf(parts, 'left'),
  };
}

/** What the calls of several used together. */
export function usageSums(parts: readonly UsageCounts[]): UsageCounts {
  const costs = parts.flatMap(({ costUsd }) => costUsd ?? []);
  return {
    retries: sumOf(parts, 'retries'),
    retryWaitMs: sumOf(parts, 'retryWaitMs'),
    inputTokens: sumOf(parts, 'inputTokens'),
    outputTokens: sumOf(parts, 'outputTokens'),
    cachedTokens: sumOf(parts, 'cachedTokens'),
    reasoningTokens: sumOf(parts, 'reasoningTokens'),
    costUsd: costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0),
    unpriced: sumOf(parts, 'unpriced'),
    callMs: sumOf(parts, 'callMs'),
  };
}

/** Rows that nothing more will happen to. */
export function doneRows({ ok, warning, error, kept, left }: RowCounts): number {
  return ok + warning + error + kept + left;
}
