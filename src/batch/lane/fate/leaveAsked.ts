import { concat, defer, type Observable } from 'rxjs';
import type { LeftReason } from '../../../events.js';
import type { Job } from '../../job/job.js';
import type { JobScope } from '../jobScope.js';
import { leaveRows } from './leaveRows.js';

/** Ends the rows that wait for a job without a result, as soon as all of them are known. */
export function leaveAsked(job: Job, reason: LeftReason, scope: JobScope): Observable<never> {
  return concat(
    scope.open.allAsked(job),
    defer(() => leaveRows(job, reason, scope)),
  );
}
