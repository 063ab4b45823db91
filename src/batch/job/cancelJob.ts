import { catchError, defer, EMPTY, type Observable, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { LaneContext } from '../laneContext.js';
import type { Job } from './job.js';
import { inTime, steadily } from './steadyCalls.js';

/** Tells the provider to stop a job. One that has ended, or cannot be stopped, is waited for as it is. */
export function cancelJob(job: Job, context: LaneContext): Observable<never> {
  const { api, announce, clean, provider } = context;
  const { batchId = '' } = job;
  const tell = (why: string) => {
    announce({ type: 'warning', message: clean(`the batch ${batchId} cannot be cancelled: ${why}`) });
    return EMPTY;
  };
  return defer(() => {
    if (!api.canCancel) return tell(`${provider} has no way to do it, and bills it to its end`);
    return api.cancel(batchId).pipe(inTime(context, 'small'), steadily(context));
  }).pipe(
    catchError((error: unknown) =>
      // One that has just ended refuses that, too.
      ProviderError.isInstance(error) ? tell(error.message) : throwError(() => error),
    ),
  );
}
