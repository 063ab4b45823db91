import type { AnswerCache } from '../../cache/answerCache.js';
import type { Result } from '../../result.js';
import type { RunScope } from '../scope.js';

export interface AnswerKeeperOptions extends Pick<RunScope, 'announce' | 'clean'> {
  readonly cache: AnswerCache;
}

/** Keeps whole, normal answers in the cache. That it cannot is told once. */
export function answerKeeper({
  cache,
  announce,
  clean,
}: AnswerKeeperOptions): (key: string, result: Result) => void {
  let isTold = false;

  return (key, result) => {
    if (result.status !== 'ok' || result.finishReason !== 'stop' || result.output === '') return;
    const { output, reasoning, inputTokens, outputTokens, cachedTokens, reasoningTokens } = result;
    const problem = cache.put(key, {
      output,
      reasoning,
      inputTokens,
      outputTokens,
      cachedTokens,
      reasoningTokens,
    });
    if (problem === undefined || isTold) return;
    isTold = true;
    announce({ type: 'warning', message: clean(`Answers cannot be kept in the cache: ${problem}`) });
  };
}
