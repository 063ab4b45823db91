import {
  catchError,
  concat,
  defer,
  EMPTY,
  filter,
  finalize,
  map,
  type Observable,
  of,
  take,
  takeUntil,
  throwError,
} from 'rxjs';
import { ProviderError } from '../../errors.js';
import { concatOne } from '../../operators/concatOne.js';
import { type BatchRefusal, type BatchState, isSentAhead } from '../../providers/batch/batchApi.js';
import type { Result } from '../../result.js';
import { RowLeft } from '../../run/health/rowLeft.js';
import { awaitJob } from '../job/awaitJob.js';
import { cancelJob } from '../job/cancelJob.js';
import { collectJob } from '../job/collectJob.js';
import { discardJob } from '../job/discardJob.js';
import type { Job } from '../job/job.js';
import { isRefusal } from '../job/steadyCalls.js';
import { createBatch, submitJob } from '../job/submitJob.js';
import { tellJob } from '../job/tellJob.js';
import { dropJob } from './fate/dropJob.js';
import { fateOfRefused } from './fate/fateOfRefused.js';
import { haltRows } from './fate/haltRows.js';
import { leaveAsked } from './fate/leaveAsked.js';
import { leaveRows } from './fate/leaveRows.js';
import { loseJob } from './fate/loseJob.js';
import { orLeave } from './fate/orLeave.js';
import { refusalOf } from './fate/refusalOf.js';
import { returnRows } from './fate/returnRows.js';
import type { JobScope } from './jobScope.js';

/** The way of a lane's jobs, from their submission to the results of their rows. */
export class JobCourse {
  readonly #scope: JobScope;

  constructor(scope: JobScope) {
    this.#scope = scope;
  }

  /** Emits the further way of a job, once it is submitted. */
  submit(job: Job): Observable<Observable<Result>> {
    const { running, over } = this.#scope;
    return submitJob(job, this.#scope).pipe(
      map((state) => {
        running.add(job);
        return this.#way(job, awaitJob(job, this.#scope, { known: state }));
      }),
      catchError((error: unknown) =>
        of(defer(() => this.#unsubmittable(job, error)).pipe(finalize(() => over(job)))),
      ),
    );
  }

  /** The further way of a job that an earlier run has submitted. `onLook` is told of every look at it. */
  goOn(job: Job, onLook: () => void): Observable<Result> {
    const { batch, running } = this.#scope;
    running.add(job);
    return concat(
      batch.cancel === true ? cancelJob(job, this.#scope) : EMPTY,
      defer(() => this.#way(job, awaitJob(job, this.#scope, { onLook }))),
    );
  }

  #way(job: Job, ending: Observable<BatchState>): Observable<Result> {
    let isEnded = false;
    const results = ending.pipe(
      concatOne((state) => {
        isEnded = true;
        return this.#ended(job, state);
      }),
      catchError((error: unknown) => {
        if (isEnded || !ProviderError.isInstance(error)) return throwError(() => error);
        isEnded = true;
        return loseJob(job, error, this.#scope);
      }),
    );
    return concat(
      results,
      defer(() => (isEnded ? EMPTY : leaveAsked(job, 'submitted', this.#scope))),
    ).pipe(finalize(() => this.#scope.over(job)));
  }

  #ended(job: Job, state: BatchState): Observable<Result> {
    const { running, open } = this.#scope;
    const { refusal } = state;
    const asked = open.allAsked(job);
    if (refusal === undefined) running.end(job);
    return concat(
      asked,
      refusal === undefined
        ? running.collecting(this.#collected(job, state))
        : defer(() => this.#refused(job, refusal)),
    );
  }

  #collected(job: Job, state: BatchState): Observable<Result> {
    const { spendings, steps, take: takeRow } = this.#scope;
    return collectJob(job, state, this.#scope, {
      finish: (result, { cacheKey }) => {
        spendings.end(result.experiment, result);
        steps.keep(cacheKey, result);
        return steps.write(result);
      },
      left: ({ experiment }) => spendings.end(experiment),
      again: ({ experiment, attempts }) => takeRow({ experiment, attempts, isAgain: true }),
    }).pipe(
      catchError((error: unknown) =>
        ProviderError.isInstance(error) ? loseJob(job, error, this.#scope) : throwError(() => error),
      ),
    );
  }

  #refused(job: Job, refusal: BatchRefusal): Observable<Result> {
    const { batch, filler, running } = this.#scope;
    const { error, requestIndex = 0 } = refusal;
    const { requests } = job;
    const hasOthers = running.refuse(job);
    const fate = fateOfRefused(refusal, { requests, isUploaded: job.fileId !== undefined, hasOthers });
    if (fate === 'waits')
      return batch.wait === false ? leaveRows(job, 'interrupted', this.#scope) : this.#whenOneEnds(job);
    dropJob(job, error.message, this.#scope);
    if (fate === 'halts') return haltRows(job, error, this.#scope);
    if (fate === 'is-returned') return returnRows(job, this.#scope, { requestIndex, error });
    filler.halve(requests);
    return returnRows(job, this.#scope);
  }

  #whenOneEnds(job: Job): Observable<Result> {
    const { halts, running } = this.#scope;
    tellJob(job, { state: 'queued' }, this.#scope);
    return running.ended.pipe(
      filter((ended) => ended !== job),
      take(1),
      takeUntil(halts.stopped),
      concatOne(() => this.#submitAgain(job)),
      catchError((error: unknown) => this.#unsubmittable(job, error)),
      orLeave(job, 'interrupted', this.#scope),
    );
  }

  #submitAgain(job: Job): Observable<Result> {
    const { batch, running } = this.#scope;
    batch.journal.note(job.jobId, { did: 'again' });
    return createBatch(job, this.#scope).pipe(
      concatOne((state) => {
        running.add(job);
        return awaitJob(job, this.#scope, { known: state });
      }),
      concatOne((state) => this.#ended(job, state)),
    );
  }

  #unsubmittable(job: Job, error: unknown): Observable<Result> {
    const { api, batch } = this.#scope;
    const isUploaded = !isSentAhead(api, job.draft) || job.fileId !== undefined;
    if (RowLeft.isInstance(error)) {
      dropJob(job, error.reason, this.#scope);
      return concat(discardJob(job.jobId, this.#scope), leaveRows(job, error.reason, this.#scope));
    }
    if (!ProviderError.isInstance(error)) return throwError(() => error);
    // Whether it was made, only the next run can find out.
    if (isUploaded && !isRefusal(error)) return haltRows(job, error, this.#scope);
    if (batch.journal.jobOf(job.jobId).batchId !== undefined) return leaveRows(job, 'submitted', this.#scope);
    return this.#refused(job, refusalOf(error));
  }
}
