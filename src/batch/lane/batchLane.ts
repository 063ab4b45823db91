import {
  AsyncSubject,
  concat,
  concatMap,
  finalize,
  ignoreElements,
  merge,
  mergeMap,
  type Observable,
  Subject,
  tap,
} from 'rxjs';
import type { Experiment } from '../../experiment.js';
import { mergeLane } from '../../operators/mergeLane.js';
import type { Result } from '../../result.js';
import type { BatchSteps, LaneRow } from '../batchSteps.js';
import type { Job } from '../job/job.js';
import type { LaneContext } from '../laneContext.js';
import { EarlierJobs } from './earlierJobs.js';
import { JobCourse } from './jobCourse.js';
import { JobFiller } from './jobFiller.js';
import { joinJob } from './joinJob.js';
import { OpenRows } from './openRows.js';
import { RowPlaces } from './rowPlaces.js';
import { RowSpendings } from './rowSpendings.js';
import { RunningJobs } from './runningJobs.js';
import { Sealing } from './sealing.js';

/**
 * The lane of one model whose rows are asked in batches: rows in, results out, as with `mergeLane`. It collects requests
 * on disk, submits them, waits, and hands each row's answer to the steps behind. A row that waits is on disk.
 */
export class BatchLane {
  readonly #steps: BatchSteps;
  readonly #wayOf: (row: LaneRow) => Observable<Result>;
  readonly #incoming = new Subject<LaneRow>();
  /** Results of rows that needed no batch. To write one may take until an earlier row is answered. */
  readonly #finished = new Subject<Result>();
  readonly #sealed = new Subject<Job>();
  /** Completes when the jobs of earlier runs have been looked at. */
  readonly #looked = new AsyncSubject<never>();
  readonly #open = new OpenRows();
  readonly #places = new RowPlaces();
  readonly #jobs = new Set<Job>();
  readonly #running = new RunningJobs();
  readonly #spendings: RowSpendings;
  readonly #earlier: EarlierJobs;
  readonly #filler: JobFiller;
  readonly #sealing: Sealing;
  readonly #course: JobCourse;

  constructor(context: LaneContext, steps: BatchSteps) {
    this.#steps = steps;
    this.#earlier = new EarlierJobs(context);
    this.#spendings = new RowSpendings(context);
    this.#filler = new JobFiller(context, (job) => this.#submitLater(job));
    this.#sealing = new Sealing(context, { filler: this.#filler, running: this.#running });
    const parts = { steps, spendings: this.#spendings, filler: this.#filler };
    const joining = { ...context, ...parts, earlier: this.#earlier };
    const first = steps.first(joinJob({ attempts: 0, isAgain: false }, joining), (id, repeat) =>
      this.#earlier.claim(id, repeat),
    );
    this.#wayOf = (row) => (row.isAgain ? steps.again(joinJob(row, joining)) : first)(row.experiment);
    this.#course = new JobCourse({
      ...context,
      ...parts,
      running: this.#running,
      open: this.#open,
      take: (row) => this.#take(row),
      over: (job) => this.#over(job),
    });
  }

  /** Asks the rows of a source. Emits their results as they are written; completes when none is left. */
  run(source: Observable<Experiment>): Observable<Result> {
    const front = this.#incoming.pipe(
      mergeLane((row) => this.#enlist(row), { concurrency: this.#places.count, queue: this.#steps.queue }),
    );
    const rows = source.pipe(
      tap({
        next: (experiment) => this.#take({ experiment, attempts: 0, isAgain: false }),
        complete: () => {
          this.#open.endInput();
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

  #recover(): Observable<Result> {
    return this.#earlier.recover().pipe(
      mergeMap((found) => {
        this.#places.open();
        const unlooked = new Set(found);
        const look = (job: Job) => {
          unlooked.delete(job);
          if (unlooked.size === 0) this.#looked.complete();
        };
        if (found.length === 0) this.#looked.complete();
        for (const job of found) this.#jobs.add(job);
        this.#check();
        return merge(
          ...found.map((job) => this.#course.goOn(job, () => look(job)).pipe(finalize(() => look(job)))),
        );
      }),
    );
  }

  #take(row: LaneRow): void {
    if (row.isAgain) this.#spendings.end(row.experiment);
    this.#open.add();
    this.#incoming.next(row);
  }

  #enlist(row: LaneRow): Observable<Result> {
    return this.#wayOf(row).pipe(
      tap({ next: (result) => this.#finished.next(result) }),
      ignoreElements(),
      finalize(() => {
        this.#open.remove();
        this.#check();
      }),
    );
  }

  #submitLater(job: Job): void {
    this.#jobs.add(job);
    this.#places.sealed();
    this.#sealed.next(job);
  }

  #submit(job: Job): Observable<Observable<Result>> {
    return this.#course.submit(job).pipe(tap(() => this.#places.submitted()));
  }

  /** Seals what is there when nothing more comes, and ends the lane when nothing is left. */
  #check(): void {
    if (!this.#places.isOpen || !this.#open.isNone) return;
    this.#open.tellNone();
    if (this.#filler.isBegun) {
      this.#sealing.begin();
      return;
    }
    if (this.#jobs.size > 0) return;
    this.#incoming.complete();
    this.#finished.complete();
    this.#sealed.complete();
  }

  #over(job: Job): void {
    this.#jobs.delete(job);
    job.close();
    this.#running.end(job);
    this.#check();
  }

  #close(): void {
    this.#sealing.close();
    this.#filler.close();
    for (const job of this.#jobs) job.close();
  }
}
