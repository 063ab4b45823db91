/**
 * What is different between the columns of a file and those of a run, as a text; `undefined` if nothing is. Their order
 * makes no difference.
 */
export function headerDifference(found: readonly string[], wanted: readonly string[]): string | undefined {
  const missing = wanted.filter((header) => !found.includes(header));
  const surplus = found.filter((header) => !wanted.includes(header));
  if (missing.length > 0 || surplus.length > 0) {
    return [listed('it lacks', missing), listed('it has in addition', surplus)].filter(Boolean).join('; ');
  }
  return found.length === wanted.length ? undefined : `it has columns twice: ${quoted(twice(found))}`;
}

function twice(headers: readonly string[]): string[] {
  return headers.filter((header, index) => headers.indexOf(header) < index);
}

function listed(words: string, headers: readonly string[]): string {
  return headers.length === 0 ? '' : `${words} ${quoted(headers)}`;
}

function quoted(headers: readonly string[]): string {
  return headers.map((header) => `'${header}'`).join(', ');
}
