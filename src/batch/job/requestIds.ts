/** What a job is marked by in the ids of its requests, where it carries no id of its own. */
export function jobMark(jobId: string): string {
  return `-j${jobId.replace(/\W/g, '').slice(-8)}`;
}

/**
 * The id of a request: its row and the repetition, and the job where that can be told by nothing else. It fits every
 * provider's pattern, `^[a-zA-Z0-9_-]{1,64}$`.
 *
 * @example
 * requestId({ experimentId: 'r6f1c0e5b9d3a4c27', repeat: 1 }) // 'r6f1c0e5b9d3a4c27-1'
 */
export function requestId(
  { experimentId, repeat }: { readonly experimentId: string; readonly repeat: number },
  mark = '',
): string {
  return `${experimentId}-${repeat}${mark}`;
}

/** The row that a request was made for, whichever repetition of it. */
export function experimentIdIn(id: string): string {
  return id.split('-', 1)[0] ?? '';
}

const COPY = /^[^-]+-\d+(?:-j\w+)?-(\d+)$/;

/** How often the most frequent question of a job is in it. */
export function mostCopies(ids: readonly string[]): number {
  return ids.reduce((most, id) => Math.max(most, Number(COPY.exec(id)?.[1] ?? 1)), 1);
}

/** Takes the id of a row out of those that an earlier job still holds; `undefined` where it holds none of it. */
export function takeId(unasked: Set<string>, base: string, copies: number): string | undefined {
  for (let copy = 1; copy <= copies; copy++) {
    const id = copy === 1 ? base : `${base}-${copy}`;
    if (unasked.delete(id)) return id;
  }
  return undefined;
}
