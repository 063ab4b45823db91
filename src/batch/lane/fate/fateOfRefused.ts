import type { BatchRefusal } from '../../../providers/batch/batchApi.js';

/**
 * What becomes of a job that the provider does not run: it waits for room that others leave, its rows go out in smaller
 * jobs, its model is halted, or one request is to blame and the others go out again.
 */
export type RefusedFate = 'waits' | 'is-halved' | 'halts' | 'is-returned';

/** A job that the provider refused, as far as its fate depends on it. */
export interface RefusedJob {
  readonly requests: number;
  /** Whether its requests are at the provider, so that the same job can be made once more. */
  readonly isUploaded: boolean;
  /** Whether other jobs of the model run, which leave room when they end. */
  readonly hasOthers: boolean;
}

/**
 * Says what becomes of a refused job.
 *
 * @example
 * const error = new ProviderError('too large', { failure: 'rejected' });
 * const job = { requests: 9, isUploaded: true, hasOthers: false };
 * fateOfRefused({ error, isTooMuch: true }, job); // 'is-halved'
 */
export function fateOfRefused(
  { requestIndex, isTooMuch }: BatchRefusal,
  { requests, isUploaded, hasOthers }: RefusedJob,
): RefusedFate {
  if (isTooMuch && hasOthers && isUploaded) return 'waits';
  if (isTooMuch && requests > 1) return 'is-halved';
  return requestIndex === undefined && !isTooMuch ? 'halts' : 'is-returned';
}
