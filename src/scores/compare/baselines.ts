import { UsageError } from '../../errors.js';

/** What the sides of a comparison are held against. */
export interface Baselines {
  /** What is said to be the baseline. */
  readonly name: string;
  /** For each side the place of its own baseline, which may be itself; `undefined` where it has none. */
  readonly at: readonly (number | undefined)[];
}

/**
 * Finds the baseline that is asked for: the side of this name; else every side whose file, model or other part is called
 * so, each for those that are like it in all other parts; else the only side whose name holds it. Without a name, the first.
 *
 * Throws a `UsageError` for none or several.
 *
 * @example
 * const sides = [['a', 'old'], ['b', 'old'], ['a', 'new'], ['b', 'new']];
 * baselines(sides, ['a old', 'b old', 'a new', 'b new'], 'old').at // [0, 1, 0, 1]
 */
export function baselines(
  sides: readonly (readonly string[])[],
  names: readonly string[],
  wanted: string | undefined,
): Baselines {
  const [first = ''] = names;
  if (wanted === undefined) return one(0, first, sides.length);
  const exact = names.indexOf(wanted);
  if (exact >= 0) return one(exact, wanted, sides.length);

  const part = sides[0]?.findIndex((_part, index) => sides.some((parts) => parts[index] === wanted)) ?? -1;
  if (part >= 0) return { name: wanted, at: sides.map((parts) => counterpart(sides, parts, part, wanted)) };

  const found = names.flatMap((name, index) => (name.includes(wanted) ? [index] : []));
  const [only] = found;
  if (only !== undefined && found.length === 1) return one(only, names[only] ?? '', sides.length);
  const what = found.length === 0 ? 'is none of them' : 'may be several of them';
  throw new UsageError(`--baseline ${wanted} ${what}; there are: ${names.join(', ')}`);
}

function one(at: number, name: string, count: number): Baselines {
  return { name, at: Array.from({ length: count }, () => at) };
}

/** The side that is like this one but for one part. */
function counterpart(
  sides: readonly (readonly string[])[],
  parts: readonly string[],
  part: number,
  wanted: string,
): number | undefined {
  const at = sides.findIndex((other) =>
    other.every((value, index) => value === (index === part ? wanted : parts[index])),
  );
  return at < 0 ? undefined : at;
}
