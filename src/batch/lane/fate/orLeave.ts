import { concat, defer, EMPTY, type MonoTypeOperatorFunction, tap } from 'rxjs';
import type { LeftReason } from '../../../events.js';
import type { Result } from '../../../result.js';
import type { Job } from '../../job/job.js';
import type { JobScope } from '../jobScope.js';
import { leaveRows } from './leaveRows.js';

/** Ends the rows that still wait for a job when its way ends without a single result. */
export function orLeave(job: Job, reason: LeftReason, scope: JobScope): MonoTypeOperatorFunction<Result> {
  return (way) => {
    let isTaken = false;
    return concat(
      way.pipe(
        tap(() => {
          isTaken = true;
        }),
      ),
      defer(() => (isTaken || job.rows.size === 0 ? EMPTY : leaveRows(job, reason, scope))),
    );
  };
}
