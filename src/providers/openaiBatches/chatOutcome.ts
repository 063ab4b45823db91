import { objectIn, parsedJson, textIn } from '../../json.js';
import type { BatchOutcome } from '../batch/batchApi.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { type ReadCompletionOptions, readCompletion } from '../http/readCompletion.js';
import type { CompletionRequest } from '../provider.js';

export interface ChatOutcomeOptions extends ReadCompletionOptions {
  /** Name in messages. */
  readonly provider: string;
  readonly adapter: ProviderAdapter;
}

/**
 * Reads what became of a request: `{ custom_id, response: { status_code, body }, error }`. Throws a `ProviderError` for
 * an answer that is of no use.
 *
 * @see https://platform.openai.com/docs/api-reference/batch/request-output
 */
export function chatOutcome(
  line: string,
  request: CompletionRequest,
  { provider, adapter, ...reading }: ChatOutcomeOptions,
): BatchOutcome {
  const { nowMs, clean } = reading;
  const { response, error } = objectIn(parsedJson(line));
  const { status_code: said, body } = objectIn(response);
  // Without an error, a body alone is an answer.
  const status = typeof said === 'number' ? said : body !== undefined && !error ? 200 : undefined;
  if (status !== undefined && status >= 200 && status < 300) {
    const answer: HttpAnswer = { status, headers: {}, body, nowMs };
    return { kind: 'answered', completion: readCompletion(adapter, answer, request, reading) };
  }
  if (status !== undefined)
    return { kind: 'failed', error: httpFailureOf({ provider, status, body, nowMs }) };
  const { code } = objectIn(error);
  const word = textIn(code) ?? '';
  if (/expired|cancel/i.test(word)) return { kind: 'unattempted', reason: clean(word) };
  if (!error) return { kind: 'unattempted', reason: 'not run' };
  const codeStatus = typeof code === 'number' && code >= 400 ? code : 400;
  return { kind: 'failed', error: httpFailureOf({ provider, status: codeStatus, body: { error }, nowMs }) };
}

/** Whose outcome a line is. */
export function outcomeId(line: string): string | undefined {
  return textIn(objectIn(parsedJson(line))['custom_id']);
}
