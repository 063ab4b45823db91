import { concat, EMPTY, type Observable } from 'rxjs';
import type { ProviderError } from '../../../errors.js';
import { discardJob } from '../../job/discardJob.js';
import type { Job } from '../../job/job.js';
import type { JobScope } from '../jobScope.js';
import { leaveRows } from './leaveRows.js';

/** Halts the model of a job, or its whole provider, and leaves the rows of the job. */
export function haltRows(job: Job, { failure, message }: ProviderError, scope: JobScope): Observable<never> {
  const { halt, provider, model, clean, batch } = scope;
  const isOfModel = failure === 'rejected' || failure === 'no-such-model' || failure === 'transient';
  halt({ provider, ...(isOfModel && { model }), failure, reason: clean(message) });
  const { isOpen } = batch.journal.jobOf(job.jobId);
  return concat(isOpen ? EMPTY : discardJob(job.jobId, scope), leaveRows(job, 'halted', scope));
}
