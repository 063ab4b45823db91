// @ts-check

/**
 * Whether the words of a program choose what is called so: each is the beginning of one or more names; none of them
 * chooses all.
 *
 * @param {string} name
 * @param {readonly string[]} words
 */
export function isChosen(name, words) {
  return words.length === 0 || words.some((word) => name.startsWith(word));
}
