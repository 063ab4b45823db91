import { isCount, objectIn } from '../../json.js';

/**
 * The count at a path into a body; `undefined` where no count stands there, as a wrong count is worse than none.
 *
 * @example
 * tokenCount({ usage: { prompt_tokens: 7 } }, 'usage', 'prompt_tokens') // 7
 */
export function tokenCount(body: unknown, ...path: readonly string[]): number | undefined {
  let value = body;
  for (const name of path) value = objectIn(value)[name];
  return isCount(value) ? value : undefined;
}
