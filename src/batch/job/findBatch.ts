import { catchError, concatMap, defaultIfEmpty, EMPTY, first, from, map, type Observable, of } from 'rxjs';
import { concatOne } from '../../operators/concatOne.js';
import type { BatchApi, BatchState } from '../../providers/batch/batchApi.js';
import { counted } from '../../text/counted.js';
import type { BatchOptions } from '../batchOptions.js';
import type { LaneContext } from '../laneContext.js';
import { inTime } from './steadyCalls.js';

/** What is looked for: a job that may have been made, or not. */
export interface SoughtJob {
  readonly jobId: string;
  readonly requests: number;
  readonly ids: readonly string[];
  readonly fileId?: string | undefined;
  /** By the clock of the run, in milliseconds since 1970. */
  readonly intendedAtMs: number;
  /** Batches of it that were refused. */
  readonly refused: readonly string[];
}

/** `unsure` where a batch may be ours, and nobody can tell. */
export type FoundBatch = BatchState | 'none' | 'unsure';

/** What is needed to find a batch again. */
export type FindContext = Pick<LaneContext, 'scheduler' | 'provider' | 'timeoutMs' | 'clean'> & {
  readonly api: BatchApi;
  readonly batch: Pick<BatchOptions, 'journal' | 'confirm'>;
};

/** Clocks differ. */
const MARGIN_MS = 600_000;

/**
 * Finds out whether a job was made whose answer never came: by the id that it carries, else by what it holds. A batch that
 * is still running shows only how large it is: then the user is asked.
 */
export function findBatch(job: SoughtJob, context: FindContext): Observable<FoundBatch> {
  const { api } = context;
  const sinceMs = job.intendedAtMs - MARGIN_MS;
  return api.list(sinceMs).pipe(
    inTime(context, 'small'),
    concatOne((batches): Observable<FoundBatch> => {
      const young = batches.filter(({ createdAtMs }) => createdAtMs === undefined || createdAtMs >= sinceMs);
      return api.carriesId ? of(byId(young, job)) : byContent(young, job, context);
    }),
  );
}

function byId(batches: readonly BatchState[], { jobId, fileId, refused }: SoughtJob): FoundBatch {
  const ours = batches.find(
    (batch) =>
      !refused.includes(batch.id) &&
      (batch.jobId === jobId || (fileId !== undefined && batch.inputFile === fileId)),
  );
  return ours ?? 'none';
}

function byContent(
  batches: readonly BatchState[],
  job: SoughtJob,
  context: FindContext,
): Observable<FoundBatch> {
  const known = new Set(context.batch.journal.jobs.map(({ batchId }) => batchId));
  const alike = batches.filter(
    ({ id, requests }) => !known.has(id) && (requests === undefined || requests === job.requests),
  );
  return from(alike).pipe(
    concatMap((batch) =>
      (batch.ended ? holdsOurs(batch, job, context) : asked(batch, job, context)).pipe(
        map((isOurs): FoundBatch => (isOurs === undefined ? 'unsure' : isOurs ? batch : 'none')),
      ),
    ),
    first((found) => found !== 'none', 'none' as const),
  );
}

/** One id of ours is enough: no other job has it. */
function holdsOurs(
  batch: BatchState,
  { ids }: SoughtJob,
  context: FindContext,
): Observable<boolean | undefined> {
  const ours = new Set(ids);
  let isOurs = false;
  const look = (line: string) => {
    isOurs ||= ours.has(context.api.idIn(line) ?? '');
  };
  return context.api.outcomes(batch, look).pipe(
    inTime(context, 'transfer'),
    catchError(() => EMPTY),
    defaultIfEmpty(undefined),
    map(() => isOurs),
  );
}

function asked(
  { id, createdAtMs, requests }: BatchState,
  job: SoughtJob,
  { batch, provider, clean }: FindContext,
): Observable<boolean | undefined> {
  const made = createdAtMs === undefined ? '' : `, made at ${new Date(createdAtMs).toISOString()},`;
  const question = `The run was broken off while it submitted ${counted(job.requests, 'request')} to ${provider}. The batch ${clean(id)}${made} holds ${requests ?? 'an unknown number of'} requests and may be it. Is it?`;
  return batch.confirm?.(question) ?? of(undefined);
}
