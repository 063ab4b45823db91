import {
  AsyncSubject,
  BehaviorSubject,
  catchError,
  concat,
  concatMap,
  defer,
  EMPTY,
  filter,
  finalize,
  ignoreElements,
  map,
  merge,
  mergeMap,
  type Observable,
  type OperatorFunction,
  of,
  Subject,
  Subscription,
  take,
  takeUntil,
  tap,
  throwError,
  timer,
} from 'rxjs';
import { ProviderError, RowError } from '../../errors.js';
import type { LeftReason } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import { concatOne } from '../../operators/concatOne.js';
import { longTimers } from '../../operators/longTimers.js';
import { mergeLane } from '../../operators/mergeLane.js';
import type { BatchRefusal, BatchState } from '../../providers/batch/batchApi.js';
import type { CompletionRequest } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import { withParts } from '../../run/call/withParts.js';
import { RowLeft } from '../../run/health/rowLeft.js';
import type { PreparedRow, Question } from '../../run/preparedRow.js';
import { failedRow } from '../../run/row/rowResult.js';
import type { BatchSteps, LaneRow } from '../batchSteps.js';
import { drain } from '../disk/drain.js';
import { awaitJob } from '../job/awaitJob.js';
import { isRefusal } from '../job/calls.js';
import { cancelJob } from '../job/cancelJob.js';
import { collectJob } from '../job/collectJob.js';
import { discardJob } from '../job/discardJob.js';
import type { Job } from '../job/job.js';
import { createBatch, submitJob } from '../job/submitJob.js';
import { tellJob } from '../job/tellJob.js';
import { askedRowOf, waitingRow } from '../job/waitingRow.js';
import { type LaneContext, pollMsOf } from '../laneContext.js';

import { EarlierJobs } from './earlierJobs.js';
import { JobFiller } from './jobFiller.js';
import { refusalOf } from './refusalOf.js';
import { RowSpendings } from './rowSpendings.js';

/** Rows at once that are rendered and written down. */
const AT_ONCE = 20;

type Submissions = Pick<LaneRow, 'attempts' | 'isAgain'>;

/**
 * The lane of one model whose rows are asked in batches: rows in, results out, as with `mergeLane`. It collects requests
 * on disk, submits them, waits, and hands each row's answer to the steps behind. A row that waits is on disk.
 */
export class BatchLane {
  readonly #context: LaneContext;
  readonly #steps: BatchSteps;
  readonly #first: (experiment: Experiment) => Observable<Result>;
  readonly #incoming = new Subject<LaneRow>();
  /** Results of rows that needed no batch. To write one may take until an earlier row is answered. */
  readonly #finished = new Subject<Result>();
  readonly #sealed = new Subject<Job>();
  readonly #places = new BehaviorSubject(0);
  /** Completes when the jobs of earlier runs have been looked at. */
  readonly #looked = new AsyncSubject<never>();
  /** Emits when every row so far has found its job or its end. */
  readonly #idle = new Subject<void>();
  readonly #jobs = new Set<Job>();
  readonly #running = new Set<Job>();
  readonly #ran = new Subject<Job>();
  readonly #spendings: RowSpendings;
  readonly #earlier: EarlierJobs;
  readonly #filler: JobFiller;
  #pending = 0;
  #unsubmitted = 0;
  #collecting = 0;
  #inputEnded = false;
  #sealing = Subscription.EMPTY;
  #isStarted = false;

  constructor(context: LaneContext, steps: BatchSteps) {
    this.#context = context;
    this.#steps = steps;
    this.#earlier = new EarlierJobs(context);
    this.#spendings = new RowSpendings(context);
    this.#first = steps.first(this.#ask({ attempts: 0, isAgain: false }), (id, repeat) =>
      this.#earlier.claim(id, repeat),
    );
    this.#filler = new JobFiller(context, (job) => this.#submitLater(job));
  }

  run(source: Observable<Experiment>): Observable<Result> {
    const front = this.#incoming.pipe(
      mergeLane((row) => this.#enlist(row), { concurrency: this.#places, queue: this.#steps.queue }),
    );
    const rows = source.pipe(
      tap({
        next: (experiment) => this.#take({ experiment, attempts: 0, isAgain: false }),
        complete: () => {
          this.#inputEnded = true;
          this.#check();
        },
      }),
      ignoreElements(),
    );
    const jobs = this.#sealed.pipe(
      concatMap((job) => concat(this.#looked, this.#submit(job))),
      mergeMap((way) => way),
    );
    const finished = this.#finished.pipe(mergeMap((result) => this.#steps.write(result)));
    return merge(finished, front, jobs, this.#recover(), rows).pipe(finalize(() => this.#close()));
  }

  // --- jobs of earlier runs

  #recover(): Observable<Result> {
    return this.#earlier.recover().pipe(
      mergeMap((found) => {
        this.#isStarted = true;
        this.#openPlaces();
        let unlooked = found.length;
        const onLook = () => {
          unlooked -= 1;
          if (unlooked <= 0) this.#looked.complete();
        };
        if (unlooked === 0) this.#looked.complete();
        for (const job of found) this.#jobs.add(job);
        this.#check();
        return merge(...found.map((job) => this.#goOn(job, once(onLook))));
      }),
    );
  }

  #goOn(job: Job, onLook: () => void): Observable<Result> {
    const { batch } = this.#context;
    this.#running.add(job);
    const cancelled = batch.cancel === true ? cancelJob(job, this.#context) : EMPTY;
    return concat(
      cancelled,
      defer(() => this.#way(job, awaitJob(job, this.#context, { onLook }))),
    ).pipe(finalize(onLook));
  }

  // --- from a row to a job

  #take(row: LaneRow): void {
    if (row.isAgain) this.#spendings.end(row.experiment);
    this.#pending += 1;
    this.#incoming.next(row);
  }

  #enlist(row: LaneRow): Observable<Result> {
    const way = row.isAgain ? this.#steps.again(this.#ask(row)) : this.#first;
    return way(row.experiment).pipe(
      tap({ next: (result) => this.#finished.next(result) }),
      ignoreElements(),
      finalize(() => {
        this.#pending -= 1;
        this.#check();
      }),
    );
  }

  #ask(row: Submissions): OperatorFunction<PreparedRow, Result> {
    const { clean } = this.#context;
    return concatOne((prepared) =>
      'problem' in prepared
        ? of(failedRow(prepared, { message: clean(prepared.problem) }))
        : withParts(prepared).pipe(
            concatOne((sent) => this.#add(prepared, sent.request, row)),
            catchError((error: unknown) =>
              RowError.isInstance(error)
                ? of(failedRow(prepared, { message: clean(error.message) }))
                : throwError(() => error),
            ),
          ),
    );
  }

  #add(question: Question, sent: CompletionRequest, row: Submissions): Observable<Result> {
    const { batch, endRow } = this.#context;
    const { experiment, ids } = question;
    const attempts = row.attempts + 1;
    const cacheKey = this.#steps.cacheKeyOf(question);
    const earlier = row.isAgain ? undefined : this.#earlier.claim(ids.experimentId, experiment.repeat);
    if (earlier?.found === 'unsure') return endRow({ type: 'row-left', experiment, reason: 'submitted' });
    if (earlier !== undefined) {
      earlier.job.rows.push(waitingRow(question, { customId: earlier.id, attempts, cacheKey }));
      return this.#spendings.count(question);
    }
    if (batch.cancel === true) return endRow({ type: 'row-left', experiment, reason: 'interrupted' });
    return this.#spendings.afford(question, () => this.#filler.add(question, sent, { attempts, cacheKey }));
  }

  #submitLater(job: Job): void {
    this.#jobs.add(job);
    this.#unsubmitted += 1;
    // Rows that would wait for their turn on disk can as well wait in the queue.
    this.#openPlaces();
    this.#sealed.next(job);
  }

  #openPlaces(): void {
    this.#places.next(this.#isStarted && this.#unsubmitted === 0 ? AT_ONCE : 0);
  }

  /** Seals what is there when nothing more comes, and ends the lane when nothing is left. */
  #check(): void {
    if (!this.#isStarted || !this.#inputEnded || this.#pending > 0) return;
    this.#idle.next();
    if (this.#filler.isBegun) {
      if (this.#collecting === 0) this.#filler.seal();
      else this.#sealLater();
      return;
    }
    if (this.#jobs.size > 0) return;
    this.#incoming.complete();
    this.#finished.complete();
    this.#sealed.complete();
  }

  /** More rows may come back from what is just being collected. */
  #sealLater(): void {
    if (!this.#sealing.closed) return;
    this.#sealing = timer(pollMsOf(this.#context), longTimers(this.#context.scheduler))
      .pipe(takeUntil(this.#ran.pipe(filter(() => this.#collecting === 0))))
      .subscribe(() => this.#filler.seal());
  }

  // --- from a job to results

  /** Emits the further way of a job, once it is submitted. */
  #submit(job: Job): Observable<Observable<Result>> {
    return submitJob(job, this.#context).pipe(
      map((state) => {
        this.#running.add(job);
        return this.#way(job, awaitJob(job, this.#context, { known: state }));
      }),
      catchError((error: unknown) =>
        of(defer(() => this.#unsubmitable(job, error)).pipe(finalize(() => this.#over(job)))),
      ),
      tap(() => {
        this.#unsubmitted -= 1;
        this.#openPlaces();
      }),
    );
  }

  #way(job: Job, ending: Observable<BatchState>): Observable<Result> {
    let isEnded = false;
    return ending.pipe(
      concatOne((state) => {
        isEnded = true;
        return this.#ended(job, state);
      }),
      catchError((error: unknown) => {
        if (isEnded || !ProviderError.isInstance(error)) return throwError(() => error);
        isEnded = true;
        return this.#lost(job, error);
      }),
      (way) =>
        concat(
          way,
          defer(() => (isEnded ? EMPTY : this.#leaveAsked(job))),
        ),
      finalize(() => this.#over(job)),
    );
  }

  #over(job: Job): void {
    this.#running.delete(job);
    this.#jobs.delete(job);
    job.close();
    this.#ran.next(job);
    this.#check();
  }

  #ended(job: Job, state: BatchState): Observable<Result> {
    const asked = this.#allAsked(job);
    if (state.refusal !== undefined) {
      const { refusal } = state;
      return concat(
        asked,
        defer(() => this.#refused(job, refusal)),
      );
    }
    this.#running.delete(job);
    this.#ran.next(job);
    const collected = collectJob(job, state, this.#context, {
      finish: (result, { cacheKey }) => {
        this.#spendings.end(result.experiment, result);
        this.#steps.keep(cacheKey, result);
        return this.#steps.write(result);
      },
      left: ({ experiment }) => this.#spendings.end(experiment),
      again: (row) => this.#take({ experiment: row.experiment, attempts: row.attempts, isAgain: true }),
    });
    const fetched = collected.pipe(
      catchError((error: unknown) =>
        ProviderError.isInstance(error) ? this.#lost(job, error) : throwError(() => error),
      ),
    );
    return concat(asked, this.#counted(fetched));
  }

  /** Rows may come back from it, which are to go out together. */
  #counted<T>(rows: Observable<T>): Observable<T> {
    return defer(() => {
      this.#collecting += 1;
      return rows.pipe(
        finalize(() => {
          this.#collecting -= 1;
        }),
      );
    });
  }

  /** Waits until every row of an earlier run's job may have asked for its answer. */
  #allAsked(job: Job): Observable<never> {
    const isAsked = job.unasked === undefined || job.unasked.size === 0;
    if (isAsked || (this.#inputEnded && this.#pending === 0)) return EMPTY;
    return this.#idle.pipe(take(1), ignoreElements());
  }

  /** What the provider says of a job that it does not run. */
  #refused(job: Job, { error, requestIndex, isTooMuch }: BatchRefusal): Observable<Result> {
    const { batch, halts } = this.#context;
    const others = [...this.#running].filter((other) => other !== job);
    this.#running.delete(job);
    if (isTooMuch && others.length > 0 && job.fileId !== undefined) {
      if (batch.wait === false) return this.#leave(job, 'interrupted');
      tellJob(job, { state: 'queued' }, this.#context);
      return this.#ran.pipe(
        filter((ran) => ran !== job),
        take(1),
        takeUntil(halts.stopped),
        concatOne(() => this.#submitAgain(job)),
        catchError((error: unknown) => this.#unsubmitable(job, error)),
        (again) => this.#orLeave(job, again, 'interrupted'),
      );
    }
    this.#drop(job, error.message);
    if (isTooMuch && job.requests > 1) {
      this.#filler.halve(job.requests);
      return concat(this.#returned(job), discardJob(job.jobId, this.#context));
    }
    if (requestIndex === undefined && !isTooMuch) return this.#halted(job, error);
    return concat(this.#returned(job, requestIndex ?? 0, error), discardJob(job.jobId, this.#context));
  }

  #submitAgain(job: Job): Observable<Result> {
    this.#context.batch.journal.note(job.jobId, { did: 'again' });
    return createBatch(job, this.#context).pipe(
      concatOne((state) => {
        this.#running.add(job);
        return awaitJob(job, this.#context, { known: state });
      }),
      concatOne((state) => this.#ended(job, state)),
    );
  }

  /** Rows of a job that did not run go out in another one; the one that is to blame fails. */
  #returned(job: Job, blamed?: number, error?: ProviderError): Observable<Result> {
    const { lanes, provider, scheduler } = this.#context;
    const blamedId = blamed === undefined ? undefined : job.ids[blamed];
    let index = 0;
    return this.#counted(
      drain(job.rows, (row) => {
        const isBlamed = blamedId === undefined ? index === blamed : row.customId === blamedId;
        index += 1;
        if (isBlamed && error !== undefined) {
          const judged = lanes.of(provider).failed(row.experiment, error, scheduler.now());
          const figures = {
            attempts: row.attempts,
            startedAtMs: job.createdAtMs,
            latencyMs: undefined,
            billed: {},
          };
          return this.#steps.write(failedRow(askedRowOf(row), judged, figures));
        }
        this.#take({ experiment: row.experiment, attempts: row.attempts - 1, isAgain: true });
        return EMPTY;
      }),
    );
  }

  /** A job that could not be submitted. */
  #unsubmitable(job: Job, error: unknown): Observable<Result> {
    const { api, batch } = this.#context;
    const isUploaded = api.upload === undefined || job.fileId !== undefined;
    const remains = discardJob(job.jobId, this.#context);
    if (error instanceof RowLeft) {
      this.#drop(job, error.reason);
      return concat(remains, this.#leave(job, error.reason));
    }
    if (!ProviderError.isInstance(error)) return throwError(() => error);
    // Whether it was made, only the next run can find out.
    if (isUploaded && !isRefusal(error)) return this.#halted(job, error);
    if (batch.journal.jobOf(job.jobId).batchId !== undefined) return this.#leave(job, 'submitted');
    return this.#refused(job, refusalOf(error));
  }

  /** A job that cannot be looked after any more: the key is refused, or nobody knows it. */
  #lost(job: Job, error: ProviderError): Observable<Result> {
    const { announce, batch, clean, halt, provider } = this.#context;
    const { failure, message } = error;
    if (failure === 'unauthorized' || failure === 'exhausted')
      halt({ provider, failure, reason: clean(message) });
    if (batch.cancel === true && error.status === 404) {
      this.#drop(job, message);
      return concat(
        this.#allAsked(job),
        defer(() => this.#leave(job, 'unattempted')),
      );
    }
    const line = `the batch ${job.batchId} cannot be collected: ${message}. It stays in the journal, and --resume tries again; if nobody knows it any more, --cancel-batches forgets it`;
    announce({ type: 'warning', message: clean(line) });
    return this.#leaveAsked(job);
  }

  #halted(job: Job, error: ProviderError): Observable<Result> {
    const { halt, provider, model, clean } = this.#context;
    const { failure, message } = error;
    const isOfModel = failure === 'rejected' || failure === 'no-such-model' || failure === 'transient';
    halt({ provider, ...(isOfModel && { model }), failure, reason: clean(message) });
    return concat(discardIfClosed(job, this.#context), this.#leave(job, 'halted'));
  }

  #drop({ jobId }: Job, why: string): void {
    const { batch, clean } = this.#context;
    batch.journal.note(jobId, { did: 'dropped', why: clean(why) });
  }

  #orLeave(job: Job, way: Observable<Result>, reason: LeftReason): Observable<Result> {
    let isTaken = false;
    return concat(
      way.pipe(
        tap(() => {
          isTaken = true;
        }),
      ),
      defer(() => (isTaken || job.rows.size === 0 ? EMPTY : this.#leave(job, reason))),
    );
  }

  /** Ends the rows that wait for a job which goes on, as soon as all of them are known. */
  #leaveAsked(job: Job): Observable<never> {
    return concat(
      this.#allAsked(job),
      defer(() => this.#leave(job, 'submitted')),
    );
  }

  /** Ends the rows of a job without a result. */
  #leave(job: Job, reason: LeftReason): Observable<never> {
    const { endRow } = this.#context;
    if (reason === 'submitted') tellJob(job, { state: 'left' }, this.#context);
    return drain(job.rows, ({ experiment }) => {
      this.#spendings.end(experiment);
      return endRow({ type: 'row-left', experiment, reason });
    });
  }

  #close(): void {
    this.#sealing.unsubscribe();
    this.#filler.close();
    for (const job of this.#jobs) job.close();
  }
}

function discardIfClosed({ jobId }: Job, context: LaneContext): Observable<never> {
  return context.batch.journal.jobOf(jobId).isOpen ? EMPTY : discardJob(jobId, context);
}

function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    action();
  };
}
