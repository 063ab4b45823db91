import { type Observable, type OperatorFunction, of } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { LeftReason } from '../../events.js';
import { relayed } from '../../operators/relay.js';
import { reportToPace } from '../../operators/reportToPace.js';
import { retryWithBackoff } from '../../operators/retryWithBackoff.js';
import { throughGate } from '../../operators/throughGate.js';
import { withoutThinking } from '../../providers/answers/withoutThinking.js';
import type { Completion } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import { RowLeft } from '../health/rowLeft.js';
import type { Run } from '../run.js';
import { answerTo } from './answerTo.js';
import { CallLog } from './callLog.js';
import { leftWhileWaiting } from './leftWhileWaiting.js';
import { onItsWay } from './onItsWay.js';
import type { PreparedRow, Question } from './preparedRow.js';
import { answeredRow, failedRow } from './rowResult.js';
import { tokensAsked } from './tokensAsked.js';
import { toAcceptance, toRefusal } from './toPace.js';

/**
 * Turns a row into its result: as many calls as its failures deserve, each made when the gate admits it. Emits once;
 * a failure is a value, too. Completes without a result when the row is left for another run.
 */
export function askProvider(run: Run, row: PreparedRow): Observable<Result> {
  if ('problem' in row) return of(failedRow(row, { message: run.clean(row.problem) }));

  const { experiment } = row;
  const { scheduler, halts, deadlines } = run;
  const lane = run.lanes.of(experiment.provider);
  const calls = new CallLog(run, experiment);
  const tokens = tokensAsked(row);

  return answerTo(row, { deadlines, scheduler, lane, calls }).pipe(
    reportToPace(lane.pace, { tokens, acceptance: toAcceptance, refusal: toRefusal, scheduler }),
    throughGate(run.gate, { key: experiment.provider, tokens }),
    retryWithBackoff({ ...run.retry, onRetry: calls.retried }),
    onItsWay(experiment, lane, scheduler),
    leftWhileWaiting(halts, experiment, calls),
    asResult(run, row, calls),
  );
}

/** The one place where the failure of a row becomes a value. */
function asResult(run: Run, row: Question, calls: CallLog): OperatorFunction<Completion, Result> {
  return (answer) =>
    relayed(answer, (subscriber) => ({
      next: (completion) => subscriber.next(answeredRow(row, withoutThinking(completion), calls.figures)),
      error(error) {
        if (error instanceof RowLeft) run.leave(row.experiment, error.reason);
        else if (isLeftDown(error, run.halts.reason(row.experiment))) run.leave(row.experiment, 'halted');
        else if (ProviderError.isInstance(error)) {
          calls.failed(error);
          const { failure, message, answer } = error;
          const known = { failure, message: run.clean(message), answer };
          subscriber.next(failedRow(row, known, calls.figures));
        } else return subscriber.error(error);
        subscriber.complete();
      },
    }));
}

/** Whether it was the provider that failed, for good, and not the row. */
function isLeftDown(error: unknown, reason: LeftReason | undefined): boolean {
  if (!ProviderError.isInstance(error) || reason !== 'halted') return false;
  return error.failure === 'down' || error.failure === 'unreachable';
}
