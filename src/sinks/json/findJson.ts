import { findJsonText, type JsonContainer } from './findJsonText.js';

/**
 * The JSON that an answer means, see `findJsonText`; `undefined` where there is none.
 *
 * @example
 * findJson('Sure! {"score": 3} Anything else?') // { score: 3 }
 */
export function findJson(answer: string): JsonContainer | undefined {
  const text = findJsonText(answer);
  return text === undefined ? undefined : JSON.parse(text);
}
