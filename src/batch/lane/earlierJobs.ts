import { concatMap, defer, from, map, type Observable, toArray } from 'rxjs';
import { earlierJob, type Job } from '../job/job.js';
import { recoverJob } from '../job/recoverJob.js';
import { jobMark, mostCopies, requestId, takeId } from '../job/requestIds.js';
import type { LaneContext } from '../laneContext.js';

/** A job that an earlier run has submitted, or was submitting when it broke off. */
export interface EarlierJob {
  readonly job: Job & { readonly unasked: Set<string> };
  /** How often its most frequent question is in it. */
  readonly copies: number;
  /** Whether its batch is known: of `unsure` nothing may be submitted again. */
  readonly found: 'found' | 'none' | 'unsure';
}

/** The jobs of earlier runs that belong to a lane, and which of their requests no row has asked for yet. */
export class EarlierJobs {
  readonly #context: LaneContext;
  #jobs: readonly EarlierJob[] = [];

  constructor(context: LaneContext) {
    this.#context = context;
  }

  /** Finds the batches of all of them, one after the other; emits the jobs whose answers will come. */
  recover(): Observable<readonly Job[]> {
    return defer(() => {
      const { provider, model, batch } = this.#context;
      return from(batch.journal.found.filter((job) => job.provider === provider && job.model === model));
    }).pipe(
      concatMap((journaled) => {
        const job = earlierJob(journaled);
        const copies = mostCopies(journaled.ids);
        return recoverJob(job, this.#context).pipe(map((found): EarlierJob => ({ job, copies, found })));
      }),
      toArray(),
      map((jobs) => {
        this.#jobs = jobs.filter(({ found }) => found !== 'none');
        return jobs.filter(({ found }) => found === 'found').map(({ job }) => job);
      }),
    );
  }

  /** The job that holds a row's request, which is given away: each request belongs to one row. */
  claim(experimentId: string, repeat: number): (EarlierJob & { readonly id: string }) | undefined {
    const { carriesId } = this.#context.api;
    for (const earlier of this.#jobs) {
      const { job, copies } = earlier;
      const base = requestId({ experimentId, repeat }, carriesId ? '' : jobMark(job.jobId));
      const id = takeId(job.unasked, base, copies);
      if (id !== undefined) return { ...earlier, id };
    }
    return undefined;
  }
}
