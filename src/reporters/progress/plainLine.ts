import { counted } from '../../text/counted.js';
import { grouped } from '../../text/grouped.js';
import { batchesText } from '../batchTexts.js';
import { countdown, dollars, rate } from '../figures.js';
import type { RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';
import { workersText } from '../workerTexts.js';
import { runEtaMs } from './eta.js';
import { expectedCostUsd } from './expectedCost.js';

const MOST_PAUSES = 3;

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
  const total = `${counted(queued, 'row')}${inputEnded ? '' : ' or more'}`;
  const share = inputEnded && queued > 0 ? ` (${Math.floor((done / queued) * 100)} %)` : '';
  const cost = costUsd === undefined ? [] : [dollars(costUsd)];
  const parts = [
    `Completed ${grouped(done)} of ${total}${share}`,
    ...(rowsPerMs === undefined ? [] : [rate(rowsPerMs)]),
    ...(etaMs === undefined ? [] : [`ETA ${countdown(etaMs)}`]),
    ...(error === 0 ? [] : [counted(error, 'error')]),
    ...cost.map((known) => (expected === undefined ? known : `${known} of about ${dollars(expected)}`)),
  ];
  const paused = providers
    .flatMap(({ provider, pauses }) =>
      pauses.map(({ model, untilMs }) => ({
        who: model === undefined ? provider : `${provider}/${model}`,
        leftMs: untilMs - nowMs,
      })),
    )
    .filter(({ leftMs }) => leftMs > 0);
  const more = paused.length - MOST_PAUSES;
  const waits = [
    ...paused.slice(0, MOST_PAUSES).map(({ who, leftMs }) => `; ${who} is paused for ${countdown(leftMs)}`),
    ...(more > 0 ? [`; ${more} more are paused`] : []),
  ];
  const batches = providers.flatMap(({ provider, batches: some = [] }) =>
    some.length === 0 ? [] : [`; ${provider}: ${batchesText(some)}`],
  );
  const workers = workersText(state.workers ?? []);
  if (workers !== undefined) parts.push(workers);
  return parts.join(', ') + waits.join('') + batches.join('');
}
