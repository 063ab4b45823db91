import type { Observable } from 'rxjs';
import type { ProviderError } from '../../../errors.js';
import type { Job } from '../../job/job.js';
import type { JobScope } from '../jobScope.js';
import { dropJob } from './dropJob.js';
import { leaveAsked } from './leaveAsked.js';

/** Leaves a job that cannot be looked after any more: the key is refused, or nobody knows it. */
export function loseJob(job: Job, error: ProviderError, scope: JobScope): Observable<never> {
  const { announce, batch, clean, halt, provider } = scope;
  const { failure, message } = error;
  if (failure === 'unauthorized' || failure === 'exhausted')
    halt({ provider, failure, reason: clean(message) });
  if (batch.cancel === true && error.status === 404) {
    dropJob(job, message, scope);
    return leaveAsked(job, 'unattempted', scope);
  }
  const line = `the batch ${job.batchId} cannot be collected: ${message}. It stays in the journal, and --resume tries again; if nobody knows it any more, --cancel-batches forgets it`;
  announce({ type: 'warning', message: clean(line) });
  return leaveAsked(job, 'submitted', scope);
}
