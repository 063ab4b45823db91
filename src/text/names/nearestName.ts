/** Share of a name that may be mistyped. */
const TOLERANCE = 1 / 3;

/**
 * The name that was probably meant: the one with the fewest characters to be added, dropped, replaced or swapped with
 * the next one, if these are few enough.
 *
 * @example
 * nearestName('modle', ['model', 'max-retries']) // 'model'
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .filter(({ distance }) => distance <= given.length * TOLERANCE)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.name;
}

/** @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance#Optimal_string_alignment_distance */
function editDistance(one: string, other: string): number {
  const [given, wanted] = [[...one], [...other]];
  let before: readonly number[] = [];
  let row = Array.from({ length: wanted.length + 1 }, (_, column) => column);
  for (const [line, character] of given.entries()) {
    const next = [line + 1];
    for (const [column, letter] of wanted.entries()) {
      const replaced = (row[column] ?? 0) + (character === letter ? 0 : 1);
      const isSwapped = letter === given[line - 1] && character === wanted[column - 1];
      const swapped = isSwapped ? (before[column - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
