import { countdown, dollars, grouped, rate } from '../figures.js';
import type { RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';
import { pauseLeftMs, runEtaMs } from './eta.js';
import { expectedCostUsd } from './expectedCost.js';

/**
 * The progress as one sentence: for screen readers, and for logs.
 *
 * `Completed 3,412 of 12,000 rows (28 %), 41/s, ETA 4:10, 2 errors, $1.18 of about $4.15; anthropic is paused for 0:14`
 */
export function plainLine(state: RunState, nowMs: number): string {
  const { queued, inputEnded, rowsPerMs, error, costUsd, unpriced, providers } = state;
  const done = doneRows(state);
  const etaMs = runEtaMs(state, nowMs);
  const expected = unpriced > 0 ? undefined : expectedCostUsd(state);
  const total = inputEnded ? `${grouped(queued)} rows` : `${grouped(queued)} rows or more`;
  const share = inputEnded && queued > 0 ? ` (${Math.floor((done / queued) * 100)} %)` : '';
  const cost = costUsd === undefined ? [] : [dollars(costUsd)];
  const parts = [
    `Completed ${grouped(done)} of ${total}${share}`,
    ...(rowsPerMs === undefined ? [] : [rate(rowsPerMs)]),
    ...(etaMs === undefined ? [] : [`ETA ${countdown(etaMs)}`]),
    ...(error === 0 ? [] : [error === 1 ? '1 error' : `${grouped(error)} errors`]),
    ...cost.map((known) => (expected === undefined ? known : `${known} of about ${dollars(expected)}`)),
  ];
  const paused = providers.flatMap((provider) => {
    const leftMs = pauseLeftMs(provider, nowMs);
    return leftMs > 0 ? [`; ${provider.provider} is paused for ${countdown(leftMs)}`] : [];
  });
  return parts.join(', ') + paused.join('');
}
