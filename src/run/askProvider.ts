import { catchError, defer, map, type Observable, of } from 'rxjs';
import { type FailureClass, ProviderError } from '../errors.js';
import { admitted } from '../operators/admitted.js';
import { retryWithBackoff } from '../operators/retryWithBackoff.js';
import { foreignFailureOf } from '../providers/foreignFailureOf.js';
import type { Result } from '../result.js';
import { answeredWithin } from './answeredWithin.js';
import { CallLog } from './callLog.js';
import { leftWhileWaiting } from './leftWhileWaiting.js';
import type { PreparedRow } from './preparedRow.js';
import { RowLeft } from './rowLeft.js';
import { answeredRow, failedRow } from './rowResult.js';
import type { Run } from './run.js';

/** The classes that another attempt may help. */
const PASSING: readonly FailureClass[] = ['rate-limited', 'transient', 'unreachable'];

/**
 * Turns a row into its result: as many calls as its failures deserve, each made when the gate admits it. Emits once;
 * a failure is a value, too. Completes without a result when the row is left for another run.
 */
export function askProvider(run: Run, row: PreparedRow): Observable<Result> {
  if ('problem' in row) return of(failedRow(row, { message: run.clean(row.problem) }));

  return defer(() => {
    const { experiment, provider, request, estimatedTokens: tokens } = row;
    const calls = new CallLog(run, row);

    return defer(() => provider.complete(request)).pipe(
      answeredWithin(run.timeoutMs, experiment.provider, run.scheduler),
      calls.watch(),
      admitted(run.gate, { key: experiment.provider, tokens }),
      retryWithBackoff({
        ...run.retry,
        shouldRetry: (error) => {
          run.halts.check(experiment);
          return isPassing(error);
        },
        delayHintMs: serverDelayMs,
        onRetry: ({ error, waitMs }) => calls.failed(foreignFailureOf(error, experiment.provider), waitMs),
      }),
      leftWhileWaiting(run.halts, experiment, () => calls.inFlight),
      map((completion) => answeredRow(row, completion, calls.figures)),
      catchError((error: unknown) => {
        if (error instanceof RowLeft) return run.leave(experiment, error.reason);
        const failure = foreignFailureOf(error, experiment.provider, run.scheduler.now());
        calls.failed(failure);
        const message = run.clean(failure.message);
        return of(failedRow(row, { failure: failure.failure, message }, calls.figures));
      }),
    );
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof ProviderError && PASSING.includes(error.failure);
}

function serverDelayMs(error: unknown): number | undefined {
  return error instanceof ProviderError && error.failure === 'rate-limited' ? error.delayMs : undefined;
}
