import { type Observable, of } from 'rxjs';
import { concatOne } from '../../operators/concatOne.js';
import { throughGate } from '../../operators/gate/throughGate.js';
import { retryBy } from '../../operators/retry/retryBy.js';
import { retryRules } from '../../operators/retry/retryRules.js';
import type { Result } from '../../result.js';
import type { PreparedRow, Question } from '../preparedRow.js';
import { failedRow } from '../row/rowResult.js';
import type { RunOptions } from '../runOptions.js';
import type { RunScope } from '../scope.js';
import { tokensAsked } from '../tokensAsked.js';
import { answerTo } from './answerTo.js';
import { CallLog } from './callLog.js';
import { RETRY_RULES } from './callRules.js';
import { toResult } from './toResult.js';
import { withinBudget } from './withinBudget.js';

export interface AskProviderOptions
  extends Pick<RunOptions, 'retry'>,
    Pick<
      RunScope,
      'lanes' | 'gate' | 'budget' | 'deadlines' | 'halts' | 'scheduler' | 'announce' | 'clean' | 'endRow'
    > {}

/**
 * Turns a row into its result: as many calls as its failures deserve, each made when the gate admits it. Emits once;
 * a failure is a value, too. Completes without a result when the row is left for another run.
 */
export function askProvider(options: AskProviderOptions): (row: PreparedRow) => Observable<Result> {
  const { lanes, gate, budget, deadlines, halts, scheduler, announce, clean } = options;
  const rules = retryRules({ ...options.retry, ...RETRY_RULES, scheduler });

  const answer = (row: Question): Observable<Result> => {
    const { experiment } = row;
    const health = lanes.of(experiment.provider);
    const { key, reports, places, countsTokens } = lanes.limitOf(experiment);
    const place = places.place();
    const calls = new CallLog(experiment, { scheduler, announce, place });
    const tokens = tokensAsked(row, { isCounted: countsTokens });

    const sent = answerTo(row, { deadlines, scheduler, health, pace: reports, tokens, calls, clean });
    const call = { key, tokens, position: experiment.position };
    const attempts =
      budget === undefined
        ? sent.pipe(throughGate(gate, call))
        : budget
            .spendingOf(row)
            .pipe(
              concatOne((spending) =>
                sent.pipe(withinBudget(spending), throughGate(gate, { ...call, claim: spending.claim })),
              ),
            );
    const retried = attempts.pipe(
      retryBy(rules, (next) => {
        halts.check(experiment);
        calls.retried(next);
      }),
    );
    return retried.pipe(toResult({ row, lane: health, place, calls }, options));
  };

  return (row) => ('problem' in row ? of(failedRow(row, { message: clean(row.problem) })) : answer(row));
}
