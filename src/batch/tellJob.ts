import type { BatchProgress } from '../events.js';
import type { Job } from './job.js';
import type { LaneContext } from './laneContext.js';

/** Announces where a job stands. */
export function tellJob(
  { jobId, batchId, requests, estimatedTokens }: Job,
  { state, completed, failed }: Pick<BatchProgress, 'state' | 'completed' | 'failed'>,
  { announce, clean, provider, model }: Pick<LaneContext, 'announce' | 'clean' | 'provider' | 'model'>,
): void {
  const id = batchId === undefined ? undefined : clean(batchId);
  const counts = { requests, completed, failed, estimatedTokens };
  announce({ type: 'batch-changed', provider, model, jobId, batchId: id, state: clean(state), ...counts });
}
