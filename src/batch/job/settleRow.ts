import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import type { BatchOutcome } from '../../providers/batch/batchApi.js';
import type { Result } from '../../result.js';
import { finishedAnswer } from '../../run/row/finishedAnswer.js';
import { answeredRow, type CallFigures, failedRow } from '../../run/row/rowResult.js';
import type { LaneContext } from '../laneContext.js';
import { isPassing } from './steadyCalls.js';
import { askedRowOf, requestOf, type WaitingRow } from './waitingRow.js';

/** What becomes of a row: its result, or that it is asked again, or that it was not attempted. */
export type Settled =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'again' }
  | { readonly kind: 'left' };

/** The classes that tell something of the provider or the model, and not of this row alone. */
const TELLING: readonly FailureClass[] = ['exhausted', 'unauthorized', 'no-such-model', 'rejected'];

/**
 * Reads what became of a row in its batch. What a failure means is up to the failure table: what passes is asked again, as
 * often as a call would be.
 *
 * @param line `undefined` where the batch came back without it.
 */
export function settleRow(
  row: WaitingRow,
  line: string | undefined,
  context: LaneContext,
  startedAtMs: number | undefined,
): Settled {
  const outcome = line === undefined ? undefined : read(row, line, context);
  if (outcome === undefined || outcome.kind === 'unattempted') return { kind: 'left' };
  const { lanes, provider, scheduler, retry } = context;
  const health = lanes.of(provider);
  const figures: CallFigures = { attempts: row.attempts, startedAtMs, latencyMs: undefined, billed: {} };
  const asked = askedRowOf(row);
  if (outcome.kind === 'answered') {
    health.answered(row.experiment);
    return { kind: 'result', result: answeredRow(asked, finishedAnswer(asked, outcome.completion), figures) };
  }
  const { error } = outcome;
  if (isPassing(error) && row.attempts <= (retry.maxRetries ?? 3)) return { kind: 'again' };
  const judged = TELLING.includes(error.failure)
    ? health.failed(row.experiment, error, scheduler.now())
    : error;
  return { kind: 'result', result: failedRow(asked, judged, figures) };
}

function read(row: WaitingRow, line: string, { api, scheduler, clean }: LaneContext): BatchOutcome {
  try {
    const outcome = api.read(line, requestOf(row), scheduler.now());
    return outcome.kind === 'failed' ? { ...outcome, error: cleaned(outcome.error, clean) } : outcome;
  } catch (error) {
    if (!ProviderError.isInstance(error)) throw error;
    return { kind: 'failed', error: cleaned(error, clean) };
  }
}

function cleaned(error: ProviderError, clean: (text: string) => string): ProviderError {
  const { message, code } = error;
  return ProviderError.from(error, {
    message: clean(message),
    code: code === undefined ? code : clean(code),
  });
}
