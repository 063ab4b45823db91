/** Share of a name that may be mistyped. */
const TOLERANCE = 1 / 3;

/**
 * The name that was probably meant: the one with the fewest characters to be added, dropped or replaced, if these are
 * few enough.
 *
 * @example
 * nearestName('maxconcurent', ['max-concurrent', 'max-retries']) // 'max-concurrent'
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .filter(({ distance }) => distance <= given.length * TOLERANCE)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.name;
}

/** @see https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, wanted] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (character === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
