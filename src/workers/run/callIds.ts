/** The `experiment_id` in the id of a request. */
export function rowOf(id: string): string {
  return id.slice(0, id.indexOf('-'));
}

/** What a results file says of the row that asked. */
export function rowNumberOf(id: string): number {
  return Number(id.split('-')[1]);
}

/**
 * Which of these ids of one row is to answer for this one: its own, else that of the first twin. Rows may have moved in
 * the input since, and what was paid for is better with a twin than with nobody.
 */
export function idFor(id: string, ids: readonly string[]): string | undefined {
  if (ids.includes(id)) return id;
  return ids.toSorted((a, b) => positionOf(a) - positionOf(b))[0];
}

/** The life of a run that asks, in what names an ask of it. */
export function lifeOf(ask: string): string {
  return ask.slice(0, ask.lastIndexOf('-'));
}

function positionOf(id: string): number {
  return Number(id.split('-')[2]);
}
