import type { BatchSteps, LaneRow } from '../batchSteps.js';
import type { Job } from '../job/job.js';
import type { LaneContext } from '../laneContext.js';
import type { JobFiller } from './jobFiller.js';
import type { OpenRows } from './openRows.js';
import type { RowSpendings } from './rowSpendings.js';
import type { RunningJobs } from './runningJobs.js';

/** What a job needs of its lane. */
export interface JobScope extends LaneContext {
  readonly steps: BatchSteps;
  readonly spendings: RowSpendings;
  readonly running: RunningJobs;
  readonly open: Pick<OpenRows, 'allAsked'>;
  readonly filler: Pick<JobFiller, 'halve'>;
  /** Takes a row, be it a new one or one that comes back. */
  readonly take: (row: LaneRow) => void;
  /** Told of a job that nothing more is to come of. */
  readonly over: (job: Job) => void;
}
