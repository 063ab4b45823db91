import { type SchedulerLike, Subscription } from 'rxjs';
import { FileLocks } from './fileLocks.js';

export interface FileLockOptions {
  /** Milliseconds since 1970. Default: as the file system counts them, whose clock may be another machine's. */
  readonly now?: (() => number) | undefined;
  /** Clock for signing the lock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * Keeps a second run from writing `path`, by a file `PATH.lock` beside it that names this process. Unsubscribing lets
 * go; so does the end of the process, however it comes: a lock whose process is gone is taken over. Where that cannot be
 * looked at from here, in another container or on another machine, a lock counts that was signed in the last minute.
 *
 * Throws a `UsageError` that names the process of the other run, and an `OutputError` where there can be no lock.
 *
 * @example
 * using(() => fileLock('results.csv'), () => runExperiments(options).results)
 */
export function fileLock(path: string, { now, scheduler }: FileLockOptions = {}): Subscription {
  const locks = new FileLocks(scheduler);
  locks.take(path, now);
  return new Subscription(() => locks.release(path));
}
