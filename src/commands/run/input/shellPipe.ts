import { PassThrough, type Readable } from 'node:stream';
import {
  asyncScheduler,
  fromEvent,
  ignoreElements,
  merge,
  type Observable,
  type SchedulerLike,
  take,
  timer,
} from 'rxjs';
import { openFileStats } from '../../../paths/fileStats.js';

/** Longest time that others may take to end, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Whether a stream is a pipe of the shell: what a Ctrl-C tells us, it tells the program at the other end as well. */
export function isShellPipe(input: Readable): boolean {
  const fd = 'fd' in input ? input.fd : undefined;
  return typeof fd === 'number' && openFileStats(fd).isFIFO();
}

/** What comes out of a stream, which stays open when its reader lets go. */
export function borrowed(input: Readable): Readable {
  const lent = new PassThrough();
  const fail = (error?: Error) => lent.destroy(error);
  const closed = () => {
    if (!input.readableEnded) fail();
  };
  input.on('error', fail).on('close', closed);
  lent.on('close', () => input.off('error', fail).off('close', closed));
  return input.pipe(lent);
}

/**
 * Reads what still comes and forgets it, until the other end has ended too, or for ten seconds: closed in its face, a
 * program that waits for its last answers would throw them away.
 */
export function drained(input: Readable, scheduler: SchedulerLike = asyncScheduler): Observable<never> {
  input.resume();
  return merge(
    fromEvent(input, 'end'),
    fromEvent(input, 'close'),
    fromEvent(input, 'error'),
    timer(PATIENCE_MS, scheduler),
  ).pipe(take(1), ignoreElements());
}
