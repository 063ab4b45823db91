import { type Change, diffLines, diffWordsWithSpace } from 'diff';

/** Beyond this many characters, lines are compared, which are fewer. */
const WORDS_UP_TO = 200_000;
/** The page stands still meanwhile, and texts without much in common would take minutes. */
const LIMIT_MS = 400;

/**
 * What one text has that the other has not: word by word; where that takes too long, line by line, and else as a whole.
 *
 * @param limitMs How long each of the two may be tried, in milliseconds. Default 400.
 *
 * @example
 * textChanges('a red bee', 'a blue bee').filter(({ added }) => added) // [{ value: 'blue', ... }]
 */
export function textChanges(
  one: string,
  other: string,
  limitMs = LIMIT_MS,
): readonly Pick<Change, 'value' | 'added' | 'removed'>[] {
  const options = { timeout: limitMs };
  const words = one.length + other.length > WORDS_UP_TO ? undefined : diffWordsWithSpace(one, other, options);
  return (
    words ??
    diffLines(one, other, options) ?? [
      { value: one, added: false, removed: true },
      { value: other, added: true, removed: false },
    ]
  );
}
