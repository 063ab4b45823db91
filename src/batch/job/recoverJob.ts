import { catchError, concat, defer, delay, type Observable, of, throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { concatOne } from '../../operators/concatOne.js';
import { counted } from '../../text/counted.js';
import { type LaneContext, pollMsOf } from '../laneContext.js';
import { discardJob } from './discardJob.js';
import { type FoundBatch, findBatch } from './findBatch.js';
import type { Job } from './job.js';
import { steadily } from './steadyCalls.js';

/** A batch that is younger may not be in the list yet. */
const LISTED_WITHIN_MS = 60_000;
const LONGEST_LOOK_MS = 10_000;

/**
 * Finds the batch of a job that an earlier run was submitting when it broke off. Emits whether it is known now: `none`
 * was never made, and of `unsure` nothing may be submitted again.
 */
export function recoverJob(job: Job, context: LaneContext): Observable<'found' | 'none' | 'unsure'> {
  const { api, batch, scheduler, announce, clean, provider } = context;
  const { journal } = batch;
  const known = journal.jobOf(job.jobId);
  const drop = defer(() => {
    journal.note(job.jobId, { did: 'dropped', why: 'it was never made' });
    return concat(discardJob(job.jobId, context), of('none' as const));
  });
  if (job.batchId !== undefined) return of('found');
  // The journal knows the file before the batch is made of it.
  const isFromFile = api.upload !== undefined && api.inlineBytes === undefined;
  if (isFromFile && job.fileId === undefined) return drop;
  const find = defer(() => findBatch({ ...known, ids: job.ids }, context)).pipe(steadily(context));
  const later = Math.min(pollMsOf(context), LONGEST_LOOK_MS);
  const isYoung = scheduler.now() - known.intendedAtMs < LISTED_WITHIN_MS;
  return find.pipe(
    concatOne(
      (found): Observable<FoundBatch> =>
        found === 'none' && isYoung
          ? of(0).pipe(
              delay(later, scheduler),
              concatOne(() => find),
            )
          : of(found),
    ),
    concatOne((found) => {
      if (found === 'none') return drop;
      if (found === 'unsure') {
        const message = `${counted(job.requests, 'request')} may wait in a batch of ${provider} that nobody can tell before it has ended: their rows are left, and --resume looks again`;
        announce({ type: 'warning', message: clean(message) });
        return of('unsure' as const);
      }
      job.batchId = found.id;
      journal.note(job.jobId, { did: 'batch', batch: found.id });
      return of('found' as const);
    }),
    catchError((error: unknown) => {
      if (!ProviderError.isInstance(error)) return throwError(() => error);
      announce({ type: 'warning', message: clean(`${error.message}; what became of a batch is not known`) });
      return of('unsure' as const);
    }),
  );
}
