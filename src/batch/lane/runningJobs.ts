import { defer, finalize, type Observable, Subject } from 'rxjs';
import type { Job } from '../job/job.js';

/** The jobs of a lane that the provider works on, and how many are being collected. */
export class RunningJobs {
  readonly #jobs = new Set<Job>();
  readonly #ended = new Subject<Job>();
  #collecting = 0;

  /** Emits every job that leaves room for another one. */
  readonly ended: Observable<Job> = this.#ended.asObservable();

  /** Whether rows may come back from a job that has ended. */
  get isCollecting(): boolean {
    return this.#collecting > 0;
  }

  add(job: Job): void {
    this.#jobs.add(job);
  }

  /** A job has ended, and its place is free. */
  end(job: Job): void {
    this.#jobs.delete(job);
    this.#ended.next(job);
  }

  /** A job does not run after all, which makes no room for another one. Returns whether others do. */
  refuse(job: Job): boolean {
    this.#jobs.delete(job);
    return this.#jobs.size > 0;
  }

  /** Counts what is collected from now on: rows may come back from it, which are to go out together. */
  collecting<T>(rows: Observable<T>): Observable<T> {
    return defer(() => {
      this.#collecting += 1;
      return rows.pipe(
        finalize(() => {
          this.#collecting -= 1;
        }),
      );
    });
  }
}
