import type { Command } from '../command.js';

/**
 * The words of a place that takes several, such as `<files..>`, under its name, and the flags without them. yargs would
 * lose a `-` among these words. A command without places has none; `undefined` for one with places of another kind.
 *
 * @param words As `checkedWords` returns them.
 *
 * @example
 * severalPlaces(['a.csv', '-', '--quiet'], { usage: 'score <files..>' })
 * // { flags: ['--quiet'], places: { files: ['a.csv', '-'] } }
 */
export function severalPlaces(
  words: readonly string[],
  { usage }: Pick<Command, 'usage'>,
):
  | { readonly flags: readonly string[]; readonly places: Readonly<Record<string, readonly string[]>> }
  | undefined {
  const [, place, ...others] = usage.split(' ');
  if (place === undefined) return { flags: words, places: {} };
  const [, name] = /^[<[](\w+)\.\.[>\]]$/.exec(place) ?? [];
  if (name === undefined || others.length > 0) return undefined;
  const isFlag = (word: string) => word.startsWith('--');
  return { flags: words.filter(isFlag), places: { [name]: words.filter((word) => !isFlag(word)) } };
}
