/**
 * What the sides of a comparison are called: by the parts that tell them apart, those that all have alike left out.
 *
 * @param isByDefault Whether nobody has asked for these parts: then the file is left out, too, where the model alone tells
 *   the sides apart.
 *
 * @example
 * sideNames([['openai/a', 'old.csv'], ['openai/a', 'new.csv']], true) // ['old.csv', 'new.csv']
 */
export function sideNames(sides: readonly (readonly string[])[], isByDefault: boolean): readonly string[] {
  const firsts = new Set(sides.map(([first]) => first));
  if (isByDefault && firsts.size === sides.length) return sides.map(([first = '']) => shown(first));
  const [one = []] = sides;
  const differing = one.map((part, index) => sides.some((parts) => parts[index] !== part));
  const told = sides.length > 1 ? differing : one.map(() => true);
  return sides.map((parts) =>
    parts
      .filter((_part, index) => told[index])
      .map(shown)
      .join(' · '),
  );
}

function shown(part: string): string {
  return part === '' ? '(empty)' : part;
}
