import type { BatchProgress } from '../../events.js';
import type { LaneContext } from '../laneContext.js';
import type { Job } from './job.js';

/** Announces where a job stands, if that is news. */
export function tellJob(
  job: Job,
  { state, completed, failed }: Pick<BatchProgress, 'state' | 'completed' | 'failed'>,
  { announce, clean, provider, model }: Pick<LaneContext, 'announce' | 'clean' | 'provider' | 'model'>,
): void {
  const { jobId, batchId, requests, estimatedTokens, inputUsd } = job;
  const news = [state, completed, failed].join();
  if (job.told === news) return;
  job.told = news;
  const id = batchId === undefined ? undefined : clean(batchId);
  const counts = { requests, completed, failed, estimatedTokens, inputUsd };
  announce({ type: 'batch-changed', provider, model, jobId, batchId: id, state: clean(state), ...counts });
}
