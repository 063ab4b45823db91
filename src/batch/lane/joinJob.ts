import { catchError, type Observable, of, throwError } from 'rxjs';
import { RowError } from '../../errors.js';
import { concatOne } from '../../operators/concatOne.js';
import type { CompletionRequest } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import { withParts } from '../../run/call/withParts.js';
import type { PreparedRow, Question } from '../../run/preparedRow.js';
import { failedRow } from '../../run/row/rowResult.js';
import type { BatchSteps, LaneRow } from '../batchSteps.js';
import { waitingRow } from '../job/waitingRow.js';
import type { LaneContext } from '../laneContext.js';
import type { EarlierJobs } from './earlierJobs.js';
import type { JobFiller } from './jobFiller.js';
import type { RowSpendings } from './rowSpendings.js';

/** What of a lane is needed for a row to join a job. */
export interface JoinScope extends Pick<LaneContext, 'batch' | 'clean' | 'endRow'> {
  readonly steps: Pick<BatchSteps, 'cacheKeyOf'>;
  readonly earlier: EarlierJobs;
  readonly filler: JobFiller;
  readonly spendings: RowSpendings;
}

/**
 * Lets a row wait in a job: that of an earlier run which holds its question, or the one that is being filled. Emits only
 * the result of a row that cannot be sent.
 */
export function joinJob(
  row: Pick<LaneRow, 'attempts' | 'isAgain'>,
  scope: JoinScope,
): (prepared: PreparedRow) => Observable<Result> {
  const { clean } = scope;
  return (prepared) =>
    'problem' in prepared
      ? of(failedRow(prepared, { message: clean(prepared.problem) }))
      : withParts(prepared).pipe(
          concatOne((sent) => joined(prepared, sent.request, row, scope)),
          catchError((error: unknown) =>
            RowError.isInstance(error)
              ? of(failedRow(prepared, { message: clean(error.message) }))
              : throwError(() => error),
          ),
        );
}

function joined(
  question: Question,
  sent: CompletionRequest,
  row: Pick<LaneRow, 'attempts' | 'isAgain'>,
  { batch, endRow, steps, earlier, filler, spendings }: JoinScope,
): Observable<Result> {
  const { experiment, ids } = question;
  const attempts = row.attempts + 1;
  const cacheKey = steps.cacheKeyOf(question);
  const found = row.isAgain ? undefined : earlier.claim(ids.experimentId, experiment.repeat);
  if (found?.found === 'unsure') return endRow({ type: 'row-left', experiment, reason: 'submitted' });
  if (found !== undefined) {
    found.job.rows.push(waitingRow(question, { customId: found.id, attempts, cacheKey }));
    return spendings.count(question);
  }
  if (batch.cancel === true) return endRow({ type: 'row-left', experiment, reason: 'interrupted' });
  return spendings.afford(question, () => filler.add(question, sent, { attempts, cacheKey }));
}
