import { catchError, defer, EMPTY, type Observable, tap } from 'rxjs';
import { errorText } from '../../text/errorText.js';
import type { LaneContext } from '../laneContext.js';
import { inTime, steadily } from './steadyCalls.js';

/** Deletes what a closed job has left at the provider. That it cannot be is told, and tried again by the next run. */
export function discardJob(
  jobId: string,
  context: Pick<
    LaneContext,
    'api' | 'batch' | 'announce' | 'clean' | 'retry' | 'scheduler' | 'timeoutMs' | 'provider'
  >,
): Observable<never> {
  const { api, batch, announce, clean } = context;
  return defer(() => {
    const { fileId, batchId, outcomeFiles, isLeft } = batch.journal.jobOf(jobId);
    if (!isLeft) return EMPTY;
    const files = [...(fileId === undefined ? [] : [fileId]), ...outcomeFiles];
    return api.discard({ batchId, files }).pipe(
      inTime(context, 'small'),
      steadily(context),
      tap({ complete: () => batch.journal.note(jobId, { did: 'discarded' }) }),
      catchError((error: unknown) => {
        const message = `what is left of a batch cannot be deleted, which the next --resume tries again: ${errorText(error)}`;
        announce({ type: 'warning', message: clean(message) });
        return EMPTY;
      }),
    );
  });
}
