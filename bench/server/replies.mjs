// @ts-check

/** @typedef {import('./call.mjs').Call} Call */
/** @typedef {import('./apis.mjs').Api} Api */
/** @typedef {{ status?: number, headers?: Record<string, string>, body?: unknown }} Reply a text `body` is sent as it is */

/**
 * The answer depends on the prompt alone, so that two runs of the same rows can be compared.
 *
 * @param {Api} api
 * @param {Call} call
 * @returns {Reply}
 */
export function successReply(api, call) {
  const text = `Answer to: ${call.prompt}`;
  const inputTokens = Math.ceil(call.prompt.length / 4);
  const outputTokens = Math.ceil(text.length / 4);
  return { body: api.answer({ model: call.model, text, inputTokens, outputTokens }) };
}

/**
 * @param {Api} api
 * @returns {Reply}
 */
export function refusalReply(api) {
  return { status: 429, body: api.error('Rate limit reached for requests', 'rate_limit_exceeded') };
}

/**
 * @param {Api} api
 * @returns {Reply}
 */
export function errorReply(api) {
  return {
    status: 500,
    body: api.error('The server had an error while processing your request', 'server_error'),
  };
}

/**
 * A whole HTTP answer that holds half a JSON text.
 *
 * @param {Reply} reply
 * @returns {Reply}
 */
export function brokenReply(reply) {
  const text = JSON.stringify(reply.body);
  return { ...reply, body: text.slice(0, text.length / 2) };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Reply} reply
 */
export function send(response, { status = 200, headers = {}, body = '' }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
