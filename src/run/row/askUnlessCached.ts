import { type Observable, of, tap } from 'rxjs';
import type { AnswerCache } from '../../cache/answerCache.js';
import { cacheKey } from '../../cache/cacheKey.js';
import type { Result } from '../../result.js';
import type { PreparedRow } from '../preparedRow.js';
import type { RunScope } from '../scope.js';
import { answerKeeper } from './answerKeeper.js';
import { finishedAnswer } from './finishedAnswer.js';
import { answeredRow, NO_CALLS } from './rowResult.js';

export interface AskUnlessCachedOptions extends Pick<RunScope, 'announce' | 'clean'> {
  /** Default: every row is asked. */
  readonly cache?: AnswerCache | undefined;
}

/**
 * Takes the answer of a row from the cache, which costs nothing, passes no gate and spends no rate; else asks, and keeps
 * what comes back if it is a whole, normal answer.
 */
export function askUnlessCached(
  ask: (row: PreparedRow) => Observable<Result>,
  { cache, announce, clean }: AskUnlessCachedOptions,
): (row: PreparedRow) => Observable<Result> {
  if (cache === undefined) return ask;
  const keep = answerKeeper({ cache, announce, clean });

  return (row) => {
    if ('problem' in row) return ask(row);
    const { experiment } = row;
    const key = cacheKey(row);
    const found =
      key === undefined ? { missed: 'its provider has no answers that can be kept' } : cache.get(key);
    if ('completion' in found) {
      const answer = { ...finishedAnswer(row, found.completion), rawFinishReason: 'cached', costUsd: 0 };
      return of(answeredRow(row, answer, NO_CALLS));
    }
    announce({ type: 'cache-missed', experiment, reason: clean(found.missed) });
    const asked = ask(row);
    return key === undefined ? asked : asked.pipe(tap((result) => keep(key, result)));
  };
}
