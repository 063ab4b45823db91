import { type CheckKind, ExpectationError, verdict } from './check.js';
import { finalAnswer } from './finalAnswer.js';
import { quoted } from './quoted.js';

const NUMBER = String.raw`[-+−]?(?:\d{1,3}(?:[,'’  ]\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?`;
const EXPECTED = new RegExp(
  `^[^\\d±]*?(${NUMBER})\\s*\\S{0,3}\\s*(?:(?:±|\\+\\/?-)\\s*(${NUMBER})\\s*(%?))?$`,
  'i',
);
const IN_TEXT =
  /[-+−]?(?:\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[-+]?\d+\b)?|[-+−]?\.\d+/gi;

/** Numbers that were computed in another order differ by this share. */
const ROUNDING = 1e-9;

/**
 * The number that the answer comes to is this one: `42`, within `42 ± 0.5`, or within a share of it, `42 ± 1%` (also `+-`
 * and `+/-`). The answer's number is the last one in its final answer (see `finalAnswer`), `1,234.5` and `-3e4` included.
 */
export const number: CheckKind = (expected) => {
  const { wanted, tolerance } = read(expected);
  return ({ text }) => {
    const found = numberIn(text);
    return verdict(found !== undefined && Math.abs(found - wanted) <= tolerance, () =>
      found === undefined
        ? `no number, expected ${quoted(expected)}`
        : `${found} instead of ${quoted(expected)}`,
    );
  };
};

function read(expected: string): { wanted: number; tolerance: number } {
  const [, value = '', width, percent] = EXPECTED.exec(expected.trim()) ?? [];
  const wanted = toNumber(value);
  const given = width === undefined ? undefined : toNumber(width);
  if (!Number.isFinite(wanted) || (given !== undefined && !(given >= 0)))
    throw new ExpectationError(`the format is 42, 42 ± 0.5 or 42 ± 1%, got ${quoted(expected)}`);
  const rounding = Math.abs(wanted) * ROUNDING;
  if (given === undefined) return { wanted, tolerance: rounding };
  return { wanted, tolerance: rounding + (percent === '%' ? Math.abs(wanted) * (given / 100) : given) };
}

function numberIn(text: string): number | undefined {
  const answer = finalAnswer(text);
  const found = answer.match(IN_TEXT) ?? text.match(IN_TEXT);
  const last = found?.at(-1);
  return last === undefined ? undefined : toNumber(last);
}

function toNumber(text: string): number {
  const digits = text.replace(/[,'’ \u00a0\u202f]/g, '').replace('−', '-');
  return digits === '' ? Number.NaN : Number(digits);
}
