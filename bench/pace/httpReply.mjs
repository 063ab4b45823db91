// @ts-check
import { goDuration } from '../server/tokenBucket.mjs';

/** @typedef {import('./server.mjs').Reply} Reply */

/**
 * The headers of a simulated reply, as a server of OpenAI's kind would send them.
 *
 * @param {Pick<Reply, 'delayMs' | 'delayForm' | 'allowance'>} reply
 * @returns {Record<string, string>}
 */
export function headersOf({ delayMs, delayForm, allowance = {} }) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (delayMs !== undefined && delayForm === 'ms') headers['retry-after-ms'] = `${delayMs}`;
  if (delayMs !== undefined && delayForm === 's') headers['retry-after'] = `${Math.ceil(delayMs / 1000)}`;
  for (const [what, { limit, remaining, resetMs }] of Object.entries(allowance)) {
    headers[`x-ratelimit-limit-${what}`] = `${limit}`;
    headers[`x-ratelimit-remaining-${what}`] = `${remaining}`;
    headers[`x-ratelimit-reset-${what}`] = goDuration(resetMs);
  }
  return headers;
}

/**
 * The body of a simulated refusal or failure.
 *
 * @param {Pick<Reply, 'status' | 'account'>} reply
 */
export function bodyOf({ status, account }) {
  if (status === 500) return { error: { message: 'The server had an error', code: 'server_error' } };
  const whose = account ? 'your account' : 'this model';
  return { error: { message: `Too many calls for ${whose}` } };
}
