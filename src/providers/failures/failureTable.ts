import type { FailureClass } from '../../failure.js';
import type { ServerError } from './serverError.js';

/** What is known of a call that failed. */
export interface FailureFacts extends ServerError {
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
  /context (?:window|length|size|limit)|prompt is too long|maximum prompt length|too many tokens|maximum number of tokens|reduce the length/i;

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

const is = (codes: readonly string[], words?: RegExp) => (facts: FailureFacts) =>
  codes.some((code) => facts.codes.has(code)) || words?.test(facts.words) === true;
const status =
  (...numbers: readonly number[]) =>
  (facts: FailureFacts) =>
    facts.status !== undefined && numbers.includes(facts.status);

/** Whether it is the model that does not exist, and not the address. */
export const isNoSuchModel = is(NO_SUCH_MODEL, NO_SUCH_MODEL_WORDS);

/** This text is refused, others may be welcome: filtered, or too long. */
const ABOUT_ROW: readonly ((facts: FailureFacts) => boolean)[] = [
  is(FILTERED),
  ({ metadata }) => 'reasons' in metadata || 'flagged_input' in metadata,
  is(TOO_LONG, TOO_LONG_WORDS),
  status(413),
];

/** The failure table. The first row that fits decides; what none fits is `rejected`. */
const TABLE: readonly (readonly [fits: (facts: FailureFacts) => boolean, failure: FailureClass])[] = [
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

/** What a failure means: the first row of the table that fits, else `rejected`. */
export function classOf(facts: FailureFacts): FailureClass {
  return TABLE.find(([fits]) => fits(facts))?.[1] ?? 'rejected';
}

/** Whether a refusal is about the text of its row alone. */
export function isAboutRow(facts: FailureFacts): boolean {
  return ABOUT_ROW.some((fits) => fits(facts));
}
