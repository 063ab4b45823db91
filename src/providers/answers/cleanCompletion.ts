import type { Completion } from '../provider.js';

/** An answer whose warnings, and whose word for its end, are clean lines. The text itself is not touched. */
export function cleanCompletion(completion: Completion, clean: (text: string) => string): Completion {
  const { warnings, rawFinishReason } = completion;
  if (!warnings?.length && rawFinishReason === completion.finishReason) return completion;
  return {
    ...completion,
    warnings: warnings?.map(clean),
    rawFinishReason: rawFinishReason === undefined ? rawFinishReason : clean(rawFinishReason),
  };
}
