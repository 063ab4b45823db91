import { closeSync, fdatasync, fstatSync } from 'node:fs';
import {
  asyncScheduler,
  concat,
  concatMap,
  Observable,
  ReplaySubject,
  type SchedulerLike,
  Subject,
  share,
  takeUntil,
  throttleTime,
} from 'rxjs';
import { type AppendingStream, appendingStream } from './appendingStream.js';
import { appendWhole, type Row } from './appendWhole.js';
import { type OpenForAppendingOptions, openForAppending } from './openForAppending.js';
import { outputError } from './outputError.js';

export interface AppendFileOptions extends OpenForAppendingOptions {
  /** Longest time in milliseconds that written rows stay off the disk. Default `1000`. */
  readonly syncEveryMs?: number | undefined;
  /** Clock for that. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
  /** Brings a file's content to the disk. Default `fs.fdatasync`. */
  readonly sync?: typeof fdatasync | undefined;
}

/**
 * A stream into a regular file: what it has taken is with the operating system, so it outlives the process however that
 * ends, and with the disk a second later. Folders on the way are created. A chunk is written whole or not at all.
 *
 * Opens the file at once and throws an `OutputError` when that fails. Errors with one when the disk is full, and when it
 * is found that the file was removed or cut short by somebody else.
 */
export function appendFile(path: string, options: AppendFileOptions = {}): AppendingStream {
  const { syncEveryMs = 1000, scheduler = asyncScheduler, sync = fdatasync } = options;
  const fd = openForAppending(path, options);
  let length = fstatSync(fd).size;
  const written = new Subject<void>();
  const ended = new Subject<void>();

  const synced = new Observable<never>((subscriber) => {
    const problem = problemOf(fd, length);
    if (problem) return subscriber.error(new Error(problem));
    sync(fd, (error) => (error ? subscriber.error(error) : subscriber.complete()));
  });
  const syncing = concat(
    written.pipe(
      throttleTime(syncEveryMs, scheduler, { leading: false, trailing: true }),
      takeUntil(ended),
      concatMap(() => synced),
    ),
    synced,
  ).pipe(share({ connector: () => new ReplaySubject(), resetOnComplete: false, resetOnError: false }));

  const append = (rows: readonly Row[]) => {
    const appended = appendWhole({ fd, path }, length, rows);
    length = appended.length;
    if (appended.error !== undefined) return { ...appended, error: outputError(path, appended.error) };
    written.next();
    return appended;
  };

  const stream = appendingStream(append, {
    final(done) {
      ended.next();
      syncing.subscribe({ error: (error) => done(outputError(path, error)), complete: done });
    },
    destroy(cause, done) {
      ended.next();
      const close = (error: unknown) => {
        closeSync(fd);
        done(error ? outputError(path, error) : null);
      };
      syncing.subscribe({ error: (error) => close(cause ?? error), complete: () => close(cause) });
    },
  });
  syncing.subscribe({ error: (error) => stream.destroy(outputError(path, error)) });
  return stream;
}

function problemOf(fd: number, length: number): string | undefined {
  const { nlink, size } = fstatSync(fd);
  if (nlink === 0) return 'it was removed while results were written to it';
  if (size < length) return 'another program has cut it short';
  return undefined;
}
