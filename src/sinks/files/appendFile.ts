import { closeSync, fdatasync, fstatSync } from 'node:fs';
import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { type AppendingStream, appendingStream } from './appendingStream.js';
import { appendWhole, type Row } from './appendWhole.js';
import { LaterSync } from './laterSync.js';
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
  const syncing = new LaterSync({
    sync: (settled) => {
      const problem = problemOf(fd, length);
      if (problem) settled(problem);
      else sync(fd, settled);
    },
    withinMs: syncEveryMs,
    scheduler,
    onFailure: (error) => stream.destroy(outputError(path, error)),
  });

  const append = (rows: readonly Row[]) => {
    const appended = appendWhole({ fd, path }, length, rows);
    length = appended.length;
    if (appended.error !== undefined) return { ...appended, error: outputError(path, appended.error) };
    syncing.written();
    return appended;
  };

  const failureOf = (error: unknown) => (error ? outputError(path, error) : null);
  const stream = appendingStream(append, {
    final: (done) => syncing.end((error) => done(failureOf(error))),
    destroy: (cause, done) =>
      syncing.end((error) => {
        closeSync(fd);
        done(failureOf(cause ?? error));
      }),
  });
  return stream;
}

function problemOf(fd: number, length: number): unknown {
  try {
    const { nlink, size } = fstatSync(fd);
    if (nlink === 0) return new Error('it was removed while results were written to it');
    return size < length ? new Error('another program has cut it short') : undefined;
  } catch (error) {
    return error;
  }
}
