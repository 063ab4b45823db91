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
