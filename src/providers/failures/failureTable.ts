import { STATUS_CODES } from 'node:http';
import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { allowanceOf } from './allowanceHeaders.js';
import type { Headers } from './headers.js';
import { placeOf } from './placeOf.js';
import { serverDelayMs } from './serverDelayMs.js';
import { type ServerError, serverError } from './serverError.js';

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

interface Facts extends ServerError {
  readonly provider: string;
  readonly url: string | undefined;
  /** `undefined` for an error inside a 200 that names none. */
  readonly status: number | undefined;
  readonly delayMs: number | undefined;
}

/** Billing, limits on spending, used-up credit: waiting helps nobody. */
const EXHAUSTED = [
  'insufficient_quota',
  'credit_balance_exhausted',
  'organization_spend_limit_exceeded',
  'project_spend_limit_exceeded',
  'organization_usage_limit_exceeded',
  'enforced_spend_limit_reached',
  'billing_hard_limit_reached',
  'billing_not_active',
  'billing_error',
  'openrouter_credits',
  'openrouter_key_limit',
];
const EXHAUSTED_WORDS =
  /credit balance is too low|specified API usage limits|key limit exceeded|free-models-per-day|used all (?:of )?(?:its |your )?available credits|(?:insufficient|not enough) (?:account )?(?:balance|credits?|funds)|balance is (?:insufficient|not enough)|spending limit/i;

const NO_SUCH_MODEL = ['model_not_found', 'model_not_available', 'invalid_model', 'DeploymentNotFound'];
const NO_SUCH_MODEL_WORDS = /is not a valid model id/i;

const FILTERED = ['content_filter', 'content_policy_violation', 'ResponsibleAIPolicyViolation'];

const TOO_LONG = ['context_length_exceeded', 'string_above_max_length', 'request_too_large'];
const TOO_LONG_WORDS =
  /maximum context length|prompt is too long|context (?:window|length|size)|too many tokens/i;

const UNAUTHORIZED = ['invalid_api_key', 'wrong_api_key', 'API_KEY_INVALID', 'authentication_error'];
const UNAUTHORIZED_WORDS = /(incorrect|invalid) api key|api key not valid/i;

const RATE_LIMITED = [
  'rate_limit_exceeded',
  'rate_limit_error',
  'slow_down',
  'overloaded_error',
  'RESOURCE_EXHAUSTED',
];
const RATE_LIMITED_WORDS = /rate limit (?:exceeded|reached)|too many requests/i;

const is = (codes: readonly string[], words?: RegExp) => (facts: Facts) =>
  codes.some((code) => facts.codes.has(code)) || words?.test(facts.words) === true;
const status =
  (...numbers: readonly number[]) =>
  (facts: Facts) =>
    facts.status !== undefined && numbers.includes(facts.status);

const isNoSuchModel = is(NO_SUCH_MODEL, NO_SUCH_MODEL_WORDS);

/** This text is refused, others may be welcome: filtered, or too long. */
const ABOUT_ROW: readonly ((facts: Facts) => boolean)[] = [
  is(FILTERED),
  ({ metadata }) => 'reasons' in metadata || 'flagged_input' in metadata,
  is(TOO_LONG, TOO_LONG_WORDS),
  status(413),
];

/** What each failure means. The first row that fits decides; what none fits is `rejected`. */
const TABLE: readonly (readonly [fits: (facts: Facts) => boolean, failure: FailureClass])[] = [
  [isNoSuchModel, 'no-such-model'],
  // OpenRouter: credit that comes back by itself.
  [(facts) => facts.status === 402 && facts.delayMs !== undefined, 'rate-limited'],
  [is(EXHAUSTED, EXHAUSTED_WORDS), 'exhausted'],
  [({ codes }) => [...codes].some((code) => code.includes('PerDay')), 'exhausted'],
  [({ codes, words }) => codes.has('RESOURCE_EXHAUSTED') && /\blimit: 0\b/.test(words), 'exhausted'],
  [status(402), 'exhausted'],
  [is(FILTERED), 'rejected'],
  [({ metadata }) => 'reasons' in metadata || 'flagged_input' in metadata, 'rejected'],
  [is(UNAUTHORIZED, UNAUTHORIZED_WORDS), 'unauthorized'],
  [status(401), 'unauthorized'],
  // It is a proxy that asks for another name or password.
  [status(407), 'unauthorized'],
  // A page instead of an API's error is a firewall that dislikes this one text, not the key.
  [(facts) => facts.status === 403 && facts.isPage, 'rejected'],
  [status(403), 'unauthorized'],
  // More than the whole budget of a minute never fits, however long one waits.
  [({ words }) => /request too large/i.test(words), 'rejected'],
  [status(413), 'rejected'],
  [status(429, 529), 'rate-limited'],
  [is(RATE_LIMITED, RATE_LIMITED_WORDS), 'rate-limited'],
  [(facts) => facts.status === 503 && facts.delayMs !== undefined, 'rate-limited'],
  [(facts) => facts.status === 503 && facts.provider === 'ollama', 'rate-limited'],
  [status(408, 409, 425, 499), 'transient'],
  [(facts) => facts.status === undefined || facts.status >= 500, 'transient'],
  [status(404, 410), 'no-such-model'],
];

const RETRIED: readonly FailureClass[] = ['rate-limited', 'transient'];

/**
 * The failure table: what a refused or failed call means for its row and its provider, in one place.
 *
 * The class follows from the codes in the body before the status, and `x-should-retry` overrides it. The message
 * holds the provider's name, the status, and the server's own words as they came.
 *
 * @example
 * failureOf({ provider: 'openai', status: 429, headers: { 'retry-after': '7' }, body: {} })
 * // ProviderError { failure: 'rate-limited', delayMs: 7000, message: 'openai answered 429: Too Many Requests' }
 */
export function failureOf({
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
  const facts: Facts = { ...error, provider, url, status: answered, delayMs };
  const failure = overridden(classOf(facts), headers['x-should-retry'], answered);
  return new ProviderError(messageOf(facts, headers), {
    failure,
    status: answered ?? httpStatus,
    code: error.code,
    delayMs,
    allowance: allowanceOf(headers, nowMs),
    aboutRow: ABOUT_ROW.some((fits) => fits(facts)),
    ofAccount: isOfAccount(facts),
  });
}

/**
 * Whether a refusal concerns all models. OpenRouter names the host of the model that refused; without one it was the
 * platform. Others tell it at most in words.
 */
function isOfAccount({ provider, metadata, words, status: answered }: Facts): boolean {
  if (provider === 'openrouter' && answered === 429) return metadata['provider_name'] === undefined;
  return /\b(your account|all models)\b/i.test(words);
}

function classOf(facts: Facts): FailureClass {
  return TABLE.find(([fits]) => fits(facts))?.[1] ?? 'rejected';
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

function messageOf(facts: Facts, headers: Headers): string {
  const { provider, words, code } = facts;
  const answered = facts.status === undefined ? 'answered with an error' : `answered ${facts.status}`;
  const said = redirection(facts, headers) ?? (words || STATUS_CODES[facts.status ?? 0] || 'no reason given');
  return `${provider} ${answered}${code ? ` (${code})` : ''}: ${said}${advice(facts)}${whereabouts(facts)}`;
}

function redirection(facts: Facts, headers: Headers): string | undefined {
  const location = headers['location'];
  if (facts.status === undefined || facts.status < 300 || facts.status > 399 || !location) return undefined;
  const host = URL.canParse(location) ? new URL(location).host : 'another path';
  return `a redirect to ${host}, which is not followed, so that no key goes astray`;
}

/** Where nothing is found, and not for the model's sake, the address may be wrong. */
function whereabouts(facts: Facts): string {
  const { url, words, status: answered = 0 } = facts;
  const isWrongPlace = [404, 405, 410].includes(answered) || (answered >= 300 && answered < 400);
  const isModel = isNoSuchModel(facts) || /\bmodels?\b/i.test(words);
  return url !== undefined && isWrongPlace && !isModel ? ` (at ${placeOf(url)})` : '';
}

/** Ollama knows only the models that were pulled. */
function advice({ provider, status: answered, words }: Facts): string {
  if (provider !== 'ollama' || answered !== 404) return '';
  const model = /model ['"]?([^'"\s]+)['"]? not found/i.exec(words)?.[1] ?? 'MODEL';
  return `. To get it: ollama pull ${model}`;
}
