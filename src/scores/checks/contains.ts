import { comparable } from './answer.js';
import { type CheckKind, type Outcome, verdict } from './check.js';
import { quoted, quotedList } from './quoted.js';
import { textList } from './textList.js';

/** The answer holds this text. */
export const contains: CheckKind = (expected) => {
  const wanted = comparable(expected);
  return ({ text }) => verdict(text.includes(wanted), () => `does not hold ${quoted(wanted)}`);
};

/** The same, upper and lower case alike. */
export const icontains: CheckKind = (expected) => {
  const wanted = comparable(expected).toLowerCase();
  return ({ lower }) => verdict(lower.includes(wanted), () => `does not hold ${quoted(wanted)}`);
};

/** The answer holds all texts of a JSON array; the score is the share that it holds. */
export const containsAll: CheckKind = (expected) => allOf(textList(expected), false);

/** The answer holds one of the texts of a JSON array. */
export const containsAny: CheckKind = (expected) => anyOf(textList(expected), false);

/** The answer holds none of these texts: one, or a JSON array. */
export const containsNone: CheckKind = (expected) => {
  const unwanted = textList(expected);
  return ({ text }) => {
    const found = unwanted.filter((one) => text.includes(one));
    return verdict(found.length === 0, () => `holds ${quotedList(found)}`);
  };
};

/** A check that scores the share of the wanted texts which the answer holds, and passes where it holds all of them. */
export function allOf(wanted: readonly string[], ignoreCase: boolean): ReturnType<CheckKind> {
  const list = ignoreCase ? wanted.map((one) => one.toLowerCase()) : wanted;
  return ({ text, lower }): Outcome => {
    const missing = list.filter((one) => !(ignoreCase ? lower : text).includes(one));
    if (missing.length === 0) return verdict(true, () => '');
    return {
      score: (list.length - missing.length) / list.length,
      reason: `does not hold ${quotedList(missing)}`,
    };
  };
}

/** A check that passes where the answer holds one of the wanted texts. */
export function anyOf(wanted: readonly string[], ignoreCase: boolean): ReturnType<CheckKind> {
  const list = ignoreCase ? wanted.map((one) => one.toLowerCase()) : wanted;
  return ({ text, lower }) =>
    verdict(
      list.some((one) => (ignoreCase ? lower : text).includes(one)),
      () => `holds none of ${quotedList(list)}`,
    );
}
