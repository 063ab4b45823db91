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
  from,
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
  toArray,
} from 'rxjs';
import { ProviderError, RowError } from '../errors.js';
import type { LeftReason } from '../events.js';
import type { Experiment } from '../experiment.js';
import { concatOne } from '../operators/concatOne.js';
import { longTimers } from '../operators/longTimers.js';
import { mergeLane } from '../operators/mergeLane.js';
import type { BatchRefusal, BatchState } from '../providers/batch/batchApi.js';
import type { CompletionRequest } from '../providers/provider.js';
import type { Result } from '../result.js';
import { withParts } from '../run/call/withParts.js';
import type { Spending } from '../run/health/costBudget.js';
import { RowLeft } from '../run/health/rowLeft.js';
import type { PreparedRow, Question } from '../run/preparedRow.js';
import { failedRow, type ResultRow } from '../run/row/rowResult.js';
import type { Usage } from '../usage.js';
import type { BatchSteps, LaneRow } from './batchSteps.js';
import { drain } from './disk/drain.js';
import { awaitJob } from './job/awaitJob.js';
import { isRefusal } from './job/calls.js';
import { cancelJob } from './job/cancelJob.js';
import { collectJob } from './job/collectJob.js';
import { discardJob } from './job/discardJob.js';
import { earlierJob, type Job, OpenJob } from './job/job.js';
import { recoverJob } from './job/recoverJob.js';
import { jobMark, mostCopies, requestId, takeId } from './job/requestIds.js';
import { createBatch, submitJob } from './job/submitJob.js';
import { tellJob } from './job/tellJob.js';
import { askedRowOf, waitingRow } from './job/waitingRow.js';
import { type LaneContext, pollMsOf } from './laneContext.js';

/** Rows at once that are rendered and written down. */
const AT_ONCE = 20;

type Submissions = Pick<LaneRow, 'attempts' | 'isAgain'>;

interface EarlierJob {
  readonly job: Job & { readonly unasked: Set<string> };
  readonly copies: number;
  readonly found: 'found' | 'none' | 'unsure';
}

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
  /** What rows that wait take from the budget, by their positions. */
  readonly #spendings = new Map<number, Spending>();
  #earlier: readonly EarlierJob[] = [];
  #open: OpenJob | undefined;
  #mostRequests: number;
  #pending = 0;
  #unsubmitted = 0;
  #collecting = 0;
  #inputEnded = false;
  #sealing = Subscription.EMPTY;
  #isStarted = false;

  constructor(context: LaneContext, steps: BatchSteps) {
    this.#context = context;
    this.#steps = steps;
    this.#first = steps.first(this.#ask({ attempts: 0, isAgain: false }), (id, repeat) =>
      this.#claim(id, repeat),
    );
    this.#mostRequests = Math.min(
      context.batch.size ?? Number.POSITIVE_INFINITY,
      context.api.limits.requests,
    );
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
    const { provider, model, batch } = this.#context;
    const found = batch.journal.found.filter((job) => job.provider === provider && job.model === model);
    return from(found).pipe(
      concatMap((journaled) => {
        const job = earlierJob(journaled);
        this.#jobs.add(job);
        return recoverJob(job, this.#context).pipe(
          map((isFound): EarlierJob => ({ job, copies: mostCopies(journaled.ids), found: isFound })),
        );
      }),
      toArray(),
      mergeMap((earlier) => {
        this.#earlier = earlier.filter((each) => each.found !== 'none');
        for (const { job } of earlier.filter((each) => each.found !== 'found')) this.#jobs.delete(job);
        this.#isStarted = true;
        this.#openPlaces();
        const awaited = this.#earlier.filter((each) => each.found === 'found');
        let unlooked = awaited.length;
        const onLook = () => {
          unlooked -= 1;
          if (unlooked <= 0) this.#looked.complete();
        };
        if (unlooked === 0) this.#looked.complete();
        this.#check();
        return merge(...awaited.map(({ job }) => this.#goOn(job, once(onLook))));
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
    if (row.isAgain) this.#paid(row.experiment);
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
            concatOne((sent) =>
              this.#affordable(prepared, row, () => this.#add(prepared, sent.request, row)),
            ),
            catchError((error: unknown) =>
              RowError.isInstance(error)
                ? of(failedRow(prepared, { message: clean(error.message) }))
                : throwError(() => error),
            ),
          ),
    );
  }

  /** Counts a row into the budget, if there is one, as long as it waits; what an earlier run has submitted counts, too. */
  #affordable(question: Question, row: Submissions, add: () => Observable<Result>): Observable<Result> {
    const { budget, endRow } = this.#context;
    if (budget === undefined) return add();
    const { experiment, ids } = question;
    return budget.spendingOf(question).pipe(
      concatOne((spending) => {
        const isSubmitted = !row.isAgain && this.#holds(ids.experimentId, experiment.repeat);
        if (!spending.claim() && !isSubmitted)
          return endRow({ type: 'row-left', experiment, reason: 'budget' });
        this.#spendings.set(experiment.position, spending);
        return add();
      }),
    );
  }

  /** A row has its answer, or waits no more. */
  #paid({ position }: Experiment, used: Usage = {}): void {
    const spending = this.#spendings.get(position);
    this.#spendings.delete(position);
    spending?.settle(used);
    spending?.release();
  }

  #holds(experimentId: string, repeat: number): boolean {
    return this.#earlier.some(({ job }) => {
      const mark = this.#context.api.carriesId ? '' : jobMark(job.jobId);
      return job.unasked.has(requestId({ experimentId, repeat }, mark));
    });
  }

  #add(question: Question, sent: CompletionRequest, row: Submissions): Observable<Result> {
    const { api, batch, endRow } = this.#context;
    const { experiment, ids } = question;
    const attempts = row.attempts + 1;
    const cacheKey = this.#steps.cacheKeyOf(question);
    const earlier = row.isAgain ? undefined : this.#claim(ids.experimentId, experiment.repeat);
    if (earlier?.found === 'unsure') return endRow({ type: 'row-left', experiment, reason: 'submitted' });
    if (earlier !== undefined) {
      earlier.job.rows.push(waitingRow(question, { customId: earlier.id, attempts, cacheKey }));
      return EMPTY;
    }
    if (batch.cancel === true) return endRow({ type: 'row-left', experiment, reason: 'interrupted' });
    const written = (job: OpenJob) => {
      const base = requestId(
        { experimentId: ids.experimentId, repeat: experiment.repeat },
        api.carriesId ? '' : jobMark(job.jobId),
      );
      const customId = job.freeId(base);
      return { customId, line: api.line(customId, sent) };
    };
    try {
      let job = this.#openJob();
      let request = written(job);
      if (!job.fits(request.line) && job.requests > 0) {
        this.#seal();
        job = this.#openJob();
        request = written(job);
      }
      if (!job.fits(request.line)) return of(tooLarge(question, api.limits.bytes));
      job.add(request.line, waitingRow(question, { customId: request.customId, attempts, cacheKey }));
      if (job.isFull) this.#seal();
      return EMPTY;
    } catch (error) {
      if (!ProviderError.isInstance(error)) throw error;
      return of(failedRow(question, error));
    }
  }

  #claim(experimentId: string, repeat: number): (EarlierJob & { readonly id: string }) | undefined {
    for (const earlier of this.#earlier) {
      const { job, copies } = earlier;
      const mark = this.#context.api.carriesId ? '' : jobMark(job.jobId);
      const id = takeId(job.unasked, requestId({ experimentId, repeat }, mark), copies);
      if (id !== undefined) return { ...earlier, id };
    }
    return undefined;
  }

  #openJob(): OpenJob {
    const { api, model } = this.#context;
    this.#open ??= new OpenJob(model, { ...api.limits, requests: this.#mostRequests });
    return this.#open;
  }

  #seal(): void {
    const job = this.#open?.sealed();
    this.#open = undefined;
    if (job === undefined) return;
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
    if (this.#open !== undefined) {
      if (this.#collecting === 0) this.#seal();
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
      .subscribe(() => this.#seal());
  }

  // --- from a job to results

  /** Emits the further way of a job, once it is submitted. */
  #submit(job: Job): Observable<Observable<Result>> {
    return submitJob(job, this.#context).pipe(
      map((state) => {
        this.#running.add(job);
        return this.#way(job, awaitJob(job, this.#context, { known: state }));
      }),
      catchError((error: unknown) => of(defer(() => this.#unsubmitable(job, error)))),
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
        this.#paid(result.experiment, result);
        this.#steps.keep(cacheKey, result);
        return this.#steps.write(result);
      },
      left: ({ experiment }) => this.#paid(experiment),
      again: (row) => this.#take({ experiment: row.experiment, attempts: row.attempts, isAgain: true }),
    });
    return concat(asked, this.#counted(collected));
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
        (again) => this.#orLeave(job, again, 'interrupted'),
      );
    }
    this.#drop(job, error.message);
    if (isTooMuch && job.requests > 1) {
      this.#mostRequests = Math.max(1, Math.floor(job.requests / 2));
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
    const over = finalize<Result>(() => this.#over(job));
    const { api, batch } = this.#context;
    const isUploaded = api.upload === undefined || job.fileId !== undefined;
    const remains = discardJob(job.jobId, this.#context);
    if (error instanceof RowLeft) {
      this.#drop(job, error.reason);
      return concat(remains, this.#leave(job, error.reason)).pipe(over);
    }
    if (!ProviderError.isInstance(error)) return throwError(() => error);
    // Whether it was made, only the next run can find out.
    if (isUploaded && !isRefusal(error)) return this.#halted(job, error).pipe(over);
    if (batch.journal.jobOf(job.jobId).batchId !== undefined) return this.#leave(job, 'submitted').pipe(over);
    return this.#refused(job, refusalOf(error)).pipe(over);
  }

  /** A job that cannot be looked after any more: the key is refused, or nobody knows it. */
  #lost(job: Job, error: ProviderError): Observable<Result> {
    const { announce, clean, halt, provider } = this.#context;
    const { failure, message } = error;
    if (failure === 'unauthorized' || failure === 'exhausted')
      halt({ provider, failure, reason: clean(message) });
    const line = `the batch ${job.batchId} cannot be asked after: ${message}. It stays in the journal; --cancel-batches forgets it`;
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
      this.#paid(experiment);
      return endRow({ type: 'row-left', experiment, reason });
    });
  }

  #close(): void {
    this.#sealing.unsubscribe();
    this.#open?.sealed().close();
    for (const job of this.#jobs) job.close();
  }
}

function tooLarge(question: ResultRow, mostBytes: number): Result {
  const megabytes = Math.round(mostBytes / 1e6);
  return failedRow(question, {
    failure: 'rejected',
    message: `The request is larger than a batch may be (${megabytes} MB): it was not sent`,
  });
}

/** What the refusal of a job says of its requests. */
function refusalOf(error: ProviderError): BatchRefusal {
  const index = /\brequests?[.[](\d+)/.exec(error.message)?.[1];
  return {
    error,
    requestIndex: index === undefined ? undefined : Number(index),
    isTooMuch: error.status === 413 || error.code?.toLowerCase() === 'token_limit_exceeded',
  };
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
