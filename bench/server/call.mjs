// @ts-check
import { apiOf } from './apis.mjs';

/**
 * @typedef {object} Call
 * @property {string} method
 * @property {string} path without its query
 * @property {string} query with its `?`, or empty
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {import('./apis.mjs').RequestBody} body
 * @property {string} model
 * @property {import('./apis.mjs').Api | undefined} api `undefined` for other paths, which are not counted
 * @property {string} prompt the user's message, by which rows are told apart
 */

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} text its body
 * @returns {Call}
 */
export function toCall(request, text) {
  const { method = 'GET', url = '/', headers } = request;
  const [path = ''] = url.split('?', 1);
  /** @type {import('./apis.mjs').RequestBody} */
  const body = text === '' ? {} : JSON.parse(text);
  const api = apiOf(path);
  return {
    method,
    path,
    query: url.slice(path.length),
    headers,
    body,
    model: body.model ?? /\/(?:models|deployments)\/([^/:]+)/.exec(path)?.[1] ?? '',
    api,
    prompt: api?.promptOf(body) ?? '',
  };
}
