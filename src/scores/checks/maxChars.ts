import { counted } from '../../text/counted.js';
import { type CheckKind, ExpectationError, verdict } from './check.js';
import { quoted } from './quoted.js';

/** The answer has at most this many characters, blanks around it not counted. */
export const maxChars: CheckKind = (expected) => {
  const most = Number(expected.trim());
  if (!Number.isSafeInteger(most) || most < 0)
    throw new ExpectationError(`a whole number is needed, got ${quoted(expected)}`);
  return ({ text }) => {
    const length = [...text].length;
    return verdict(length <= most, () => `${counted(length, 'character')}, more than ${most}`);
  };
};
