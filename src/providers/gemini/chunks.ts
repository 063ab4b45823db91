import { type JsonObject, listIn, objectIn } from '../../json.js';

/**
 * The answer that a stream of its chunks comes to; `undefined` where the stream broke off before its end.
 *
 * @see https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent
 */
export function contentOfChunks(chunks: readonly unknown[]): JsonObject | undefined {
  const events = chunks.map(objectIn);
  const error = events.find((event) => event['error'])?.['error'];
  const last = (objects: readonly JsonObject[], name: string) =>
    objects.findLast((object) => object[name] !== undefined)?.[name];
  const usageMetadata = last(events, 'usageMetadata');
  if (error) return { error, usageMetadata };
  const promptFeedback = last(events, 'promptFeedback');
  const candidates = events.flatMap((event) => listIn(event['candidates']).slice(0, 1).map(objectIn));
  const finishReason = last(candidates, 'finishReason');
  if (finishReason === undefined && promptFeedback === undefined) return undefined;
  const parts = candidates.flatMap(({ content }) => listIn(objectIn(content)['parts']));
  return {
    candidates: candidates.length === 0 ? [] : [{ content: { parts }, finishReason }],
    promptFeedback,
    usageMetadata,
  };
}
