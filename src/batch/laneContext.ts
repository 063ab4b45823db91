import type { BatchApi } from '../providers/batch/batchApi.js';
import type { RetryPolicy } from '../run/runOptions.js';
import type { RunScope } from '../run/scope.js';
import type { BatchOptions } from './batchOptions.js';

/** What the jobs of one model share. */
export interface LaneContext
  extends Pick<
    RunScope,
    'scheduler' | 'halts' | 'halt' | 'clean' | 'announce' | 'endRow' | 'lanes' | 'sink' | 'budget'
  > {
  readonly api: BatchApi;
  readonly provider: string;
  readonly model: string;
  readonly batch: BatchOptions;
  readonly retry: RetryPolicy;
  /** One small call, whole, in milliseconds. */
  readonly timeoutMs: number;
}

/** How often is asked where a job stands. */
export function pollMsOf({ batch }: Pick<LaneContext, 'batch'>): number {
  return batch.pollMs ?? 60_000;
}
