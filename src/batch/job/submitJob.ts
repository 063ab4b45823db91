import { catchError, defaultIfEmpty, defer, map, type Observable, of, take, tap, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { concatOne } from '../../operators/concatOne.js';
import { type BatchState, isSentAhead } from '../../providers/batch/batchApi.js';
import { RowLeft } from '../../run/health/rowLeft.js';
import type { LaneContext } from '../laneContext.js';
import { findBatch } from './findBatch.js';
import type { Job } from './job.js';
import { inTime, steadily } from './steadyCalls.js';
import { tellJob } from './tellJob.js';

/** A file may not be there for the API that makes jobs at the moment in which it was uploaded. */
const VISIBLE_WITHIN_MS = 120_000;
const LOOK_AGAIN_MS = 5000;

/**
 * Submits a job: what is intended, the file, and the batch are each in the journal before the next step. Emits the batch.
 * Errors with the `ProviderError` of the last attempt.
 */
export function submitJob(job: Job, context: LaneContext): Observable<BatchState> {
  const { api, batch, provider, model } = context;
  const { journal } = batch;
  const { jobId, requests } = job;
  return inputPrice(job, context).pipe(
    concatOne((inputUsd) => {
      job.inputUsd = inputUsd;
      journal.intend({ jobId, provider, model, requests }, job.ids);
      tellJob(job, { state: 'uploading' }, context);
      if (api.upload === undefined || !isSentAhead(api, job.draft)) return of(undefined);
      return api.upload(job.draft).pipe(inTime(context, 'transfer'), steadily(context));
    }),
    tap((fileId) => {
      if (fileId === undefined) return;
      job.fileId = fileId;
      journal.note(jobId, { did: 'file', file: fileId });
    }),
    concatOne(() => createBatch(job, context)),
  );
}

/**
 * Makes the batch of a job whose requests are where they have to be. An attempt that failed may have made it all the same,
 * so each further one looks for it first.
 */
export function createBatch(job: Job, context: LaneContext): Observable<BatchState> {
  const { api, batch, scheduler } = context;
  const { journal } = batch;
  const { jobId, fileId } = job;
  const sinceMs = scheduler.now();
  let attempts = 0;
  const create = () =>
    api.create({ ...job.draft, fileId }).pipe(inTime(context, fileId === undefined ? 'transfer' : 'small'));

  /** Only where it is known that there is none: what may have been made must not be dropped. */
  const createNow = () => {
    const reason = context.halts.reason(context);
    return reason === undefined ? create() : throwError(() => new RowLeft(reason));
  };

  return defer(() => {
    attempts += 1;
    if (attempts === 1) return createNow();
    return findBatch({ ...journal.jobOf(jobId), ids: job.ids }, context).pipe(
      concatOne((found) => {
        if (found === 'none') return createNow();
        return found === 'unsure' ? throwError(() => unsure(context.provider)) : of(found);
      }),
    );
  }).pipe(
    catchError((error: unknown) => {
      const isYoung = fileId !== undefined && scheduler.now() - sinceMs < VISIBLE_WITHIN_MS;
      return throwError(() => (isYoung && isAboutFile(error) ? notVisibleYet(error) : error));
    }),
    steadily(context),
    tap((state) => {
      job.batchId = state.id;
      job.createdAtMs = scheduler.now();
      journal.note(jobId, { did: 'batch', batch: state.id });
      if (job.unasked === undefined) job.ids = [];
      job.submitted();
      tellJob(job, state, context);
    }),
  );
}

function isAboutFile(error: unknown): error is ProviderError {
  return (
    ProviderError.isInstance(error) &&
    (error.status === 404 || error.status === 400) &&
    /\bfile\b/i.test(error.message)
  );
}

function notVisibleYet(error: ProviderError): ProviderError {
  return ProviderError.from(error, { failure: 'rate-limited', delayMs: LOOK_AGAIN_MS });
}

function unsure(provider: string): ProviderError {
  const message = `${provider} may have taken the batch, and does not say which one it is: nothing is submitted again before that is known`;
  return new ProviderError(message, { failure: 'rejected' });
}

/** What the input of a job costs, where that is known. */
function inputPrice({ model, estimatedTokens }: Job, { api }: LaneContext): Observable<number | undefined> {
  return api.price({ model, parameters: {} }).pipe(
    map((price) => price?.(estimatedTokens, 0)),
    catchError(() => of(undefined)),
    defaultIfEmpty(undefined),
    take(1),
  );
}
