import { Observable, type OperatorFunction, of } from 'rxjs';
import { ProviderError, RowError } from '../../errors.js';
import type { LeftReason } from '../../events.js';
import { concatOne } from '../../operators/concatOne.js';
import { throughGate } from '../../operators/gate/throughGate.js';
import { operate } from '../../operators/operate.js';
import { retryBy } from '../../operators/retry/retryBy.js';
import { retryRules } from '../../operators/retry/retryRules.js';
import type { Completion } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import type { LanePlace } from '../health/lanePlaces.js';
import type { ProviderHealth } from '../health/providerHealth.js';
import { RowLeft } from '../health/rowLeft.js';
import type { PreparedRow, Question } from '../preparedRow.js';
import { finishedAnswer } from '../row/finishedAnswer.js';
import { answeredRow, failedRow } from '../row/rowResult.js';
import type { RunOptions } from '../runOptions.js';
import type { RunScope } from '../scope.js';
import { tokensAsked } from '../tokensAsked.js';
import { answerTo } from './answerTo.js';
import { CallLog } from './callLog.js';
import { RETRY_RULES } from './callRules.js';
import { onItsWay } from './onItsWay.js';
import { withinBudget } from './withinBudget.js';

export interface AskProviderOptions
  extends Pick<RunOptions, 'retry'>,
    Pick<
      RunScope,
      'lanes' | 'gate' | 'budget' | 'deadlines' | 'halts' | 'scheduler' | 'announce' | 'clean' | 'endRow'
    > {}

/** What a row has of its own while it is on its way. */
interface RowInLane {
  readonly lane: ProviderHealth;
  readonly place: LanePlace;
  readonly calls: CallLog;
}

/**
 * Turns a row into its result: as many calls as its failures deserve, each made when the gate admits it. Emits once;
 * a failure is a value, too. Completes without a result when the row is left for another run.
 */
export function askProvider(options: AskProviderOptions): (row: PreparedRow) => Observable<Result> {
  const { lanes, gate, budget, deadlines, halts, scheduler, announce, clean, endRow } = options;
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
    return retried.pipe(toResult(row, { lane: health, place, calls }));
  };

  /** The one place where the failure of a row becomes a value, and where a row leaves that must not be sent any more. */
  const toResult =
    (row: Question, { lane, place, calls }: RowInLane): OperatorFunction<Completion, Result> =>
    (answers) =>
      new Observable((destination) => {
        const { experiment } = row;
        const leave = (reason: LeftReason) => {
          endRow({ type: 'row-left', experiment, reason }).subscribe(destination);
        };
        const end = (result: Result) => {
          destination.next(result);
          destination.complete();
        };
        const leftAtOnce = halts.reason(experiment);
        if (leftAtOnce !== undefined) return leave(leftAtOnce);
        destination.add(onItsWay(experiment, { lane, place, halts, calls, scheduler, leave }));
        answers.subscribe(
          operate<Completion, Result>({
            destination,
            next: (answer) => end(answeredRow(row, finishedAnswer(row, answer), calls.figures)),
            error(error) {
              if (RowLeft.isInstance(error)) return leave(error.reason);
              if (RowError.isInstance(error))
                return end(failedRow(row, { message: clean(error.message) }, calls.figures));
              if (!ProviderError.isInstance(error)) return destination.error(error);
              if (isDownWith(halts.reason(experiment), error)) return leave('halted');
              calls.failed(error);
              end(failedRow(row, error, calls.figures));
            },
          }),
        );
      });

  return (row) => ('problem' in row ? of(failedRow(row, { message: clean(row.problem) })) : answer(row));
}

/** Whether it was the provider that failed, for good, and not the row. */
function isDownWith(reason: LeftReason | undefined, { failure }: ProviderError): boolean {
  return reason === 'halted' && (failure === 'down' || failure === 'unreachable');
}
