import { EMPTY, type Observable, of } from 'rxjs';
import { ProviderError } from '../../errors.js';
import type { CompletionRequest } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import type { Question } from '../../run/preparedRow.js';
import { failedRow, type ResultRow } from '../../run/row/rowResult.js';
import { type Job, OpenJob } from '../job/job.js';
import { jobMark, requestId } from '../job/requestIds.js';
import { type WaitingOptions, waitingRow } from '../job/waitingRow.js';
import type { LaneContext } from '../laneContext.js';

/** Fills one job after the other with requests, none of them larger than the provider allows. */
export class JobFiller {
  readonly #context: Pick<LaneContext, 'api' | 'batch' | 'model'>;
  readonly #onSealed: (job: Job) => void;
  #job: OpenJob | undefined;
  #mostRequests: number;

  constructor(
    context: Pick<LaneContext, 'api' | 'batch' | 'model'>,
    /** Told of every job that is to be submitted. */
    onSealed: (job: Job) => void,
  ) {
    this.#context = context;
    this.#onSealed = onSealed;
    this.#mostRequests = Math.min(
      context.batch.size ?? Number.POSITIVE_INFINITY,
      context.api.limits.requests,
    );
  }

  /** Whether there is a job with requests that was not sealed. */
  get isBegun(): boolean {
    return this.#job !== undefined;
  }

  /** Makes no further job larger than half of one that was too much. */
  halve(requests: number): void {
    this.#mostRequests = Math.max(1, Math.floor(requests / 2));
  }

  /** Writes down what is sent for a row, which waits from then on. Emits only the result of one that cannot be sent. */
  add(
    question: Question,
    sent: CompletionRequest,
    waiting: Omit<WaitingOptions, 'customId'>,
  ): Observable<Result> {
    try {
      let request = this.#written(question, sent);
      if (!request.job.fits(request.line) && request.job.requests > 0) {
        this.seal();
        request = this.#written(question, sent);
      }
      const { job, customId, line } = request;
      if (!job.fits(line)) return of(tooLarge(question, this.#context.api.limits.bytes));
      job.add(line, waitingRow(question, { ...waiting, customId }));
      if (job.isFull) this.seal();
      return EMPTY;
    } catch (error) {
      if (!ProviderError.isInstance(error)) throw error;
      return of(failedRow(question, error));
    }
  }

  /** Closes the job that is open, if there is one. */
  seal(): void {
    const job = this.#job?.sealed();
    this.#job = undefined;
    if (job !== undefined) this.#onSealed(job);
  }

  /** Lets go of what is on disk. */
  close(): void {
    this.#job?.sealed().close();
    this.#job = undefined;
  }

  #written({ experiment, ids }: Question, sent: CompletionRequest) {
    const { api, model } = this.#context;
    this.#job ??= new OpenJob(model, { ...api.limits, requests: this.#mostRequests });
    const job = this.#job;
    const row = { experimentId: ids.experimentId, repeat: experiment.repeat };
    const customId = job.freeId(requestId(row, api.carriesId ? '' : jobMark(job.jobId)));
    return { job, customId, line: api.line(customId, sent) };
  }
}

function tooLarge(question: ResultRow, mostBytes: number): Result {
  const megabytes = Math.round(mostBytes / 1e6);
  return failedRow(question, {
    failure: 'rejected',
    message: `The request is larger than a batch may be (${megabytes} MB): it was not sent`,
  });
}
