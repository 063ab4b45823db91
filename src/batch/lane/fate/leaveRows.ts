import type { Observable } from 'rxjs';
import type { LeftReason } from '../../../events.js';
import { drain } from '../../disk/drain.js';
import type { Job } from '../../job/job.js';
import { tellJob } from '../../job/tellJob.js';
import type { JobScope } from '../jobScope.js';

/** Ends the rows of a job without a result. */
export function leaveRows(job: Job, reason: LeftReason, scope: JobScope): Observable<never> {
  const { endRow, spendings } = scope;
  if (reason === 'submitted') tellJob(job, { state: 'left' }, scope);
  return drain(job.rows, ({ experiment }) => {
    spendings.end(experiment);
    return endRow({ type: 'row-left', experiment, reason });
  });
}
