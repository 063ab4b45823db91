import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { allowanceOf } from './allowanceHeaders.js';
import { failureMessage } from './failureMessage.js';
import { classOf, type FailureFacts, isAboutRow } from './failureTable.js';
import type { Headers } from './headers.js';
import { refusedParameter } from './refusedParameter.js';
import { serverDelayMs } from './serverDelayMs.js';
import { serverError } from './serverError.js';

/** A call that a server has answered with something other than an answer. */
export interface FailedCall {
  /** Name of the provider. */
  readonly provider: string;
  /** HTTP status. An error inside a 200 brings its own, or none. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers?: Headers | undefined;
  /** Address that was called. Shown where nothing is found there. */
  readonly url?: string | undefined;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
  /** Clock that dates are compared to, in milliseconds since 1970. Default `Date.now()`. */
  readonly nowMs?: number | undefined;
}

const RETRIED: readonly FailureClass[] = ['rate-limited', 'transient'];

/**
 * What a refused or failed call means for its row and its provider.
 *
 * The class is that of the failure table, which reads the codes in the body before the status; `x-should-retry` overrides
 * it. The message holds the provider's name, the status, and the server's own words as they came.
 *
 * @example
 * httpFailureOf({ provider: 'openai', status: 429, headers: { 'retry-after': '7' }, body: {} })
 * // ProviderError { failure: 'rate-limited', delayMs: 7000, message: 'openai answered 429: Too Many Requests' }
 */
export function httpFailureOf({
  provider,
  status: httpStatus,
  headers = {},
  url,
  body,
  nowMs = Date.now(),
}: FailedCall): ProviderError {
  const error = serverError(body);
  const answered = httpStatus >= 200 && httpStatus < 300 ? error.status : httpStatus;
  const delayMs = serverDelayMs(headers, error, nowMs);
  const facts: FailureFacts = { ...error, provider, url, status: answered, delayMs };
  const failure = overridden(classOf(facts), headers['x-should-retry'], answered);
  const parameter = failure === 'rejected' ? refusedParameter(facts) : undefined;
  const message = failureMessage(facts, headers);
  return new ProviderError(parameter ? `${message.replace(/\.$/, '')}. ${parameter.advice}` : message, {
    failure,
    parameter: parameter?.name,
    status: answered ?? httpStatus,
    code: error.code,
    delayMs,
    allowance: allowanceOf(headers, nowMs),
    aboutRow: isAboutRow(facts),
    ofAccount: isOfAccount(facts),
  });
}

/**
 * Whether a refusal concerns all models. OpenRouter names the host of the model that refused; without one it was the
 * platform. Others tell it at most in words.
 */
function isOfAccount({ provider, metadata, words, status: answered }: FailureFacts): boolean {
  if (provider === 'openrouter' && answered === 429) return metadata['provider_name'] === undefined;
  return /\b(your account|all models)\b/i.test(words);
}

/** @see https://github.com/openai/openai-node/blob/master/src/client.ts `shouldRetry` */
function overridden(
  failure: FailureClass,
  shouldRetry: string | undefined,
  httpStatus?: number,
): FailureClass {
  if (shouldRetry === 'false' && RETRIED.includes(failure)) return 'rejected';
  if (shouldRetry !== 'true' || RETRIED.includes(failure)) return failure;
  return httpStatus === 429 ? 'rate-limited' : 'transient';
}
