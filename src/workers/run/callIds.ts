/** Names a row among all of its run, twins included: `CompletionRequest.id`. */
export function callId({ experimentId, position }: { experimentId: string; position: number }): string {
  return `${experimentId}-${position}`;
}

/** Where the row stands in the input. */
export function positionOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

/**
 * Which of these ids of one row is this one's: its own, else that of a twin which has had its turn. Rows may have moved
 * down in the input since; a twin that is still to come has a right to its own.
 */
export function idFor(id: string, ids: readonly string[]): string | undefined {
  if (ids.includes(id)) return id;
  return ids.find((other) => positionOf(other) < positionOf(id));
}

/** The `experiment_id` in the id of a request, see `CompletionRequest.id`. */
export function rowOf(id: string): string {
  return beforeLastDash(id);
}

/** The life of a run that asks, in what names an ask of it. */
export function lifeOf(ask: string): string {
  return beforeLastDash(ask);
}

function beforeLastDash(text: string): string {
  return text.slice(0, text.lastIndexOf('-'));
}
