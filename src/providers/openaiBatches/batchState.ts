import { ProviderError } from '../../errors.js';
import { isCount, type JsonObject, listIn, objectIn, textIn } from '../../json.js';
import type { BatchRefusal, BatchState } from '../batch/batchApi.js';
import { lookDelayMs } from '../batch/lookDelayMs.js';
import { momentMs } from '../batch/momentMs.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer } from '../http/adapter.js';

/** Nothing changes behind these, in whichever case they come. */
const LAST_STATES = [
  ...['completed', 'failed', 'expired', 'cancelled', 'canceled'],
  // Mistral's
  ...['success', 'timeout_exceeded'],
];
const TOO_MUCH = 'token_limit_exceeded';
/** The name under which a job carries our id in its metadata. */
export const JOB_ID = 'parallamr_job';

/** What came with the body of a job. */
export interface BatchStateContext extends Omit<HttpAnswer, 'body'> {
  readonly provider: string;
}

/**
 * Reads a job of OpenAI, Azure, Groq, Mistral or OpenRouter: bare or wrapped, with states in any case, times in seconds
 * or as ISO 8601, and ids and counts that are empty or `null`. Throws a `ProviderError` for what has no id.
 *
 * @see https://platform.openai.com/docs/api-reference/batch/object
 */
export function batchStateIn(body: unknown, context: BatchStateContext): BatchState {
  const batch = unwrapped(body);
  const id = textIn(batch['id']);
  if (id === undefined) {
    const { provider, status } = context;
    throw new ProviderError(`${provider} answered with a batch that has no id`, {
      failure: 'rejected',
      status,
    });
  }
  const state = (textIn(batch['status']) ?? 'unknown').toLowerCase();
  const counts = objectIn(batch['request_counts']);
  const outcomeFiles = ['output_file_id', 'output_file', 'error_file_id', 'error_file'].flatMap(
    (file) => textIn(batch[file]) ?? [],
  );
  return {
    id,
    jobId: textIn(objectIn(batch['metadata'])[JOB_ID]),
    state,
    ended: LAST_STATES.includes(state),
    refusal: state === 'failed' && outcomeFiles.length === 0 ? refusalIn(batch, context) : undefined,
    requests: countIn(counts['total'] ?? batch['total_requests']),
    completed: countIn(counts['completed'] ?? batch['succeeded_requests']),
    failed: countIn(counts['failed'] ?? batch['failed_requests']),
    createdAtMs: createdAtMs(batch['created_at']),
    inputFile: textIn(batch['input_file_id'] ?? listIn(batch['input_files'])[0]),
    outcomeFiles,
    delayMs: lookDelayMs(context),
  };
}

function unwrapped(body: unknown): JsonObject {
  const top = objectIn(body);
  return [top['batch'], top['data']].map(objectIn).find((inner) => textIn(inner['id']) !== undefined) ?? top;
}

/** Validation stops at the first line that is wrong, and counts lines from 1. */
function refusalIn(batch: JsonObject, { provider, nowMs }: BatchStateContext): BatchRefusal {
  const errors = listIn(objectIn(batch['errors'])['data'] ?? batch['errors']).map(objectIn);
  const [first = {}] = errors;
  const line = countIn(first['line']);
  const error = httpFailureOf({ provider, status: 400, body: { error: first }, nowMs });
  return {
    error: ProviderError.from(error, {
      message: error.message.replace(' answered 400', ' refused the batch'),
    }),
    requestIndex: line === undefined || line === 0 ? undefined : line - 1,
    isTooMuch: errors.some(({ code }) => textIn(code)?.toLowerCase() === TOO_MUCH),
  };
}

function countIn(value: unknown): number | undefined {
  return isCount(value) ? value : undefined;
}

/** Azure gives a date where the others count seconds. */
function createdAtMs(value: unknown): number | undefined {
  return typeof value === 'number' ? value * 1000 : momentMs(value);
}
