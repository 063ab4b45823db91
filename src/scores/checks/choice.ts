import { type CheckKind, verdict } from './check.js';
import { finalAnswer } from './finalAnswer.js';
import { quoted } from './quoted.js';
import { textList } from './textList.js';

/**
 * The answer picks this choice, or one of those of a JSON array: a letter (`B`, `(b)`, `B. Paris`, `The answer is B.`) or a
 * word (`positive`). Where an answer reasons first, its last choice counts.
 */
export const choice: CheckKind = (expected) => {
  const accepted = textList(expected).map((text) => text.toLowerCase());
  const areLetters = accepted.every((text) => /^[a-z]$/.test(text));
  return ({ text }) => {
    const picked = areLetters ? pickedLetter(text) : pickedWord(text);
    return verdict(accepted.includes(picked), () => `chose ${quoted(picked)} instead of ${quoted(expected)}`);
  };
};

function pickedLetter(text: string): string {
  const answer = finalAnswer(text);
  const leading = /^([a-z])(?![\p{L}\p{N}'’])(?!\s+\p{Ll})/iu.exec(answer)?.[1];
  const bracketed = [...text.matchAll(/\(([A-Z])\)/gi)].at(-1)?.[1];
  // `A` and `I` are words as well; in the middle of prose only capitals count.
  const standing = [
    ...answer.matchAll(/(?<![\p{L}\p{N}'’])([B-HJ-Z]|A(?!\s+\p{Ll}))(?![\p{L}\p{N}'’])/gu),
  ].at(-1)?.[1];
  return (leading ?? bracketed ?? standing ?? answer).toLowerCase();
}

function pickedWord(text: string): string {
  return finalAnswer(text).toLowerCase();
}
