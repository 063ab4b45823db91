import {
  asyncScheduler,
  endWith,
  filter,
  ignoreElements,
  interval,
  merge,
  type Observable,
  type SchedulerLike,
  take,
  takeUntil,
  takeWhile,
  tap,
} from 'rxjs';
import type { RunEvent } from '../../events.js';
import type { FileFeed } from './fileFeed.js';

/** A results file that the rows of a run go to. */
export interface LiveFile {
  readonly path: string;
  readonly format: 'csv' | 'jsonl';
  /** Whether the run asks again for rows without an answer that the file holds. */
  readonly retriesErrors: boolean;
}

export interface FollowFileOptions {
  readonly path: string;
  readonly feed: FileFeed;
  /** How many bytes of the file the run has found there; asked when the run has looked. Default: none. */
  readonly keptBytes?: (() => number) | undefined;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

const EVERY_MS = 1000;
/** By then the file is there in its final columns, and cut to whole rows. */
const READABLE: ReadonlySet<RunEvent['type']> = new Set(['call-started', 'row-finished', 'run-ended']);

/**
 * Has those who look at a run read its results file, once a second, and tells them its end. Completes behind the end of
 * the run; emits nothing. A row costs the run nothing beside its being written.
 */
export function followFile(events: Observable<RunEvent>, options: FollowFileOptions): Observable<never> {
  const { path, feed, keptBytes = () => 0, scheduler = asyncScheduler } = options;
  const ended = events.pipe(
    takeWhile(({ type }) => type !== 'run-ended'),
    ignoreElements(),
    endWith(undefined),
  );
  const opened = events.pipe(
    filter(({ type }) => READABLE.has(type)),
    take(1),
    tap(() => feed.open(path, keptBytes())),
  );
  const ticks = interval(EVERY_MS, scheduler).pipe(
    takeUntil(ended),
    tap(() => feed.grow()),
  );
  return merge(opened, ticks).pipe(tap({ complete: () => feed.tellEnd() }), ignoreElements());
}
