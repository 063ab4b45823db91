import { distance } from 'fastest-levenshtein';
import type { CheckKind } from './check.js';
import { quoted } from './quoted.js';
import { textList } from './textList.js';

/**
 * How much the answer is like this text, or like the nearest of a JSON array: 1 less the share of characters that would
 * have to be added, dropped or replaced.
 *
 * Levenshtein's distance over the length of the longer text: https://en.wikipedia.org/wiki/Levenshtein_distance
 */
export const similar: CheckKind = (expected) => {
  const texts = textList(expected);
  return ({ text }) => {
    const score = Math.max(...texts.map((one) => likeness(one, text)));
    return { score, reason: score === 1 ? '' : `${score.toFixed(2)} like ${quoted(expected)}` };
  };
};

function likeness(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - distance(one, other) / longer;
}
