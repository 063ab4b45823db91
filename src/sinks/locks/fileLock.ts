import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { asyncScheduler, interval, type SchedulerLike, type Subscription } from 'rxjs';
import { UsageError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';
import { outputError } from '../files/outputError.js';
import { createWhole } from './createWhole.js';
import { isRunning, ownerOf, thisOwner } from './lockOwner.js';

/** A lock that nobody has written his name into for so long belongs to nobody. */
const NAMELESS_MS = 10_000;
/** How often a lock is signed again. */
const SIGN_MS = 10_000;
/** A lock of a process that cannot be looked at, and that has not been signed for so long, belongs to nobody. */
const UNSIGNED_MS = 60_000;
const ATTEMPTS = 10;

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
export function fileLock(path: string, options: FileLockOptions = {}): Subscription {
  const { now, scheduler = asyncScheduler } = options;
  const lockPath = `${path}.lock`;
  const owner = JSON.stringify(thisOwner());
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { isNew, atMs } = createWhole(lockPath, owner);
      if (isNew) return held(lockPath, owner, scheduler);
      const found = contentOf(lockPath);
      if (found === undefined) continue;
      if (isHeld(found, (now?.() ?? atMs) - modifiedMs(lockPath))) throw inUse(path, lockPath, found);
      takeAway(lockPath, found);
    }
  } catch (error) {
    throw outputError(lockPath, error);
  }
  throw new UsageError(`cannot lock ${path}: other runs are about to write it`);
}

function held(lockPath: string, owner: string, scheduler: SchedulerLike): Subscription {
  const signing = interval(SIGN_MS, scheduler).subscribe(() => ifOurs(lockPath, owner, sign));
  signing.add(() => ifOurs(lockPath, owner, (path) => rmSync(path)));
  return signing;
}

/** Written again, so that the file system sets the time: its clock may be another machine's. */
function sign(lockPath: string, owner: string): void {
  writeFileSync(lockPath, owner, { flag: 'r+' });
}

function ifOurs(lockPath: string, owner: string, act: (lockPath: string, owner: string) => void): void {
  try {
    if (contentOf(lockPath) === owner) act(lockPath, owner);
  } catch (error) {
    // What the system refuses here must not hide how the run ends. A lock left behind is taken over later.
    if (errorCode(error) === undefined) throw error;
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isHeld(content: string, ageMs: number): boolean {
  const owner = ownerOf(content);
  if (owner === undefined) return ageMs < NAMELESS_MS;
  return isRunning(owner) ?? ageMs < UNSIGNED_MS;
}

function modifiedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** One at a time: who removes a lock must be sure that it is not a new one, which somebody else has got since. */
function takeAway(lockPath: string, seen: string): void {
  const turn = `${lockPath}.turn`;
  const { isNew, atMs } = createWhole(turn, '');
  if (isNew && contentOf(lockPath) === seen) rmSync(lockPath, { force: true });
  if (isNew || atMs - modifiedMs(turn) > NAMELESS_MS) rmSync(turn, { force: true });
}

function inUse(path: string, lockPath: string, content: string): UsageError {
  const owner = ownerOf(content);
  const who = owner
    ? `process ${owner.pid}${owner.host === hostname() ? '' : ` on ${owner.host}`}`
    : 'another run';
  return new UsageError(
    `${path} is being written by ${who}; wait for it to end, or remove ${lockPath} if there is no such run`,
  );
}
