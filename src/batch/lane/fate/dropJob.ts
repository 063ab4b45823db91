import type { Job } from '../../job/job.js';
import type { LaneContext } from '../../laneContext.js';

/** Notes that nothing is to be collected of a job. */
export function dropJob(
  { jobId }: Pick<Job, 'jobId'>,
  why: string,
  { batch, clean }: Pick<LaneContext, 'batch' | 'clean'>,
): void {
  batch.journal.note(jobId, { did: 'dropped', why: clean(why) });
}
