import { comparable } from './answer.js';
import { type CheckKind, verdict } from './check.js';
import { quoted } from './quoted.js';
import { textList } from './textList.js';

/** The answer is this text, or one of the texts of a JSON array. */
export const equals: CheckKind = (expected) => {
  const accepted = new Set([comparable(expected), ...textList(expected)]);
  return ({ text }) => verdict(accepted.has(text), () => `expected ${quoted(expected)}, got ${quoted(text)}`);
};
