// @ts-check

/** @typedef {import('./replies.mjs').Reply} Reply */

/**
 * What Ollama says about its models, to programs that ask before they send a prompt.
 *
 * @param {string} path
 * @returns {Reply | undefined}
 */
export function modelReply(path) {
  if (path.endsWith('/api/tags')) return { body: { models: [{ name: 'gpt-4o-mini' }] } };
  if (path.endsWith('/api/show')) return { body: { model_info: { 'general.context_length': 128_000 } } };
  return undefined;
}
