import { type CheckKind, ExpectationError, verdict } from './check.js';
import { quoted } from './quoted.js';

/**
 * The answer matches a regular expression of JavaScript somewhere: `\d+ km`, with flags `/\d+ KM/i`, or as other languages
 * write them, `(?i)\d+ km`.
 */
export const regex: CheckKind = (expected) => {
  const pattern = compile(expected);
  return ({ raw }) => verdict(pattern.test(raw), () => `does not match ${quoted(expected)}`);
};

function compile(expected: string): RegExp {
  const text = expected.trim();
  const [, slashed, slashedFlags] = /^\/(.+)\/([dimsuv]*)$/s.exec(text) ?? [];
  const [, inlineFlags = '', rest = text] = /^\(\?([ims]+)\)(.+)$/s.exec(text) ?? [];
  try {
    return slashed === undefined ? new RegExp(rest, inlineFlags) : new RegExp(slashed, slashedFlags);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ExpectationError(error.message);
    throw error;
  }
}
