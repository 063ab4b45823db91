import { ProviderError } from '../../errors.js';
import { objectIn, textIn } from '../../json.js';
import type { BatchRefusal, BatchState } from '../batch/batchApi.js';
import { lookDelayMs } from '../batch/lookDelayMs.js';
import { momentMs } from '../batch/momentMs.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer } from '../http/adapter.js';
import { inlinedOutcomes, outcomeFile } from './batchLines.js';
import { STATUS_OF_CODE } from './statusOfCode.js';

const LAST_STATES = ['succeeded', 'failed', 'cancelled', 'expired'];
const UNATTEMPTED_STATES = ['cancelled', 'expired'];

/** States are called `BATCH_STATE_...` or `JOB_STATE_...`, and stand in the metadata of the operation or at the top. */
export function operationState(
  provider: string,
  { status, headers, body, nowMs = Date.now() }: HttpAnswer,
): BatchState {
  const operation = objectIn(body);
  const batch = { ...operation, ...objectIn(operation['metadata']) };
  const id = textIn(operation['name']) ?? textIn(batch['name']);
  if (id === undefined)
    throw new ProviderError(`${provider} answered with a batch that has no name`, {
      failure: 'rejected',
      status,
    });
  const state = (textIn(batch['state']) ?? 'unknown').toLowerCase().replace(/^(?:batch|job)_state_/, '');
  const error = operation['error'] ?? batch['error'];
  const stats = objectIn(batch['batchStats']);
  const count = (key: string) => {
    const value = Number(stats[key] ?? Number.NaN);
    return Number.isInteger(value) ? value : undefined;
  };
  const file = outcomeFile(body);
  const ended = operation['done'] === true || LAST_STATES.includes(state);
  const isRefused = ended && state !== 'succeeded' && !UNATTEMPTED_STATES.includes(state) && Boolean(error);
  return {
    id,
    jobId: textIn(batch['displayName']),
    state,
    ended,
    refusal: isRefused ? refusalOf(provider, error, nowMs) : undefined,
    requests: count('requestCount'),
    completed: count('successfulRequestCount'),
    failed: count('failedRequestCount'),
    createdAtMs: momentMs(batch['createTime']),
    inputFile: textIn(objectIn(batch['inputConfig'])['fileName']),
    outcomeFiles: file === undefined ? [] : [file],
    lacksOutcomes: state === 'succeeded' && file === undefined && inlinedOutcomes(body).length === 0,
    delayMs: lookDelayMs({ headers, nowMs }),
  };
}

function refusalOf(provider: string, error: unknown, nowMs: number): BatchRefusal {
  const code = Number(objectIn(error)['code']);
  const failure = httpFailureOf({ provider, status: STATUS_OF_CODE[code] ?? 400, body: { error }, nowMs });
  return { error: failure, isTooMuch: failure.failure === 'rate-limited' };
}
