import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { Subscription } from 'rxjs';
import { OutputError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';
import { outputError } from './outputError.js';
import { processStart } from './processStart.js';

/** A lock that nobody has written his name into for so long belongs to nobody. */
const NAMELESS_MS = 10_000;
const ATTEMPTS = 10;

export interface FileLockOptions {
  /** Milliseconds since 1970, as the file system counts them. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Keeps a second run from writing `path`, by a file `PATH.lock` beside it that names this process. Unsubscribing lets
 * go; so does the end of the process, however it comes: a lock whose process is gone is taken over.
 *
 * Throws an `OutputError` that names the process of the other run.
 *
 * @example
 * using(() => fileLock('results.csv'), () => run)
 */
export function fileLock(path: string, { now = Date.now }: FileLockOptions = {}): Subscription {
  const lockPath = `${path}.lock`;
  const owner = JSON.stringify({ pid: process.pid, started: processStart(process.pid), host: hostname() });
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (create(lockPath, owner)) return new Subscription(() => release(lockPath, owner));
      const found = contentOf(lockPath);
      if (found !== undefined && isHeld(found, lockPath, now())) throw inUse(path, lockPath, found);
      if (found !== undefined) takeAway(lockPath, found);
    }
  } catch (error) {
    throw outputError(lockPath, error);
  }
  throw new OutputError(`cannot lock ${path}: other runs are about to write it`);
}

function create(lockPath: string, owner: string): boolean {
  try {
    const fd = openSync(lockPath, 'wx');
    writeSync(fd, owner);
    closeSync(fd);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
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

interface Owner {
  readonly pid: number;
  readonly started?: string | undefined;
  readonly host: string;
}

function ownerOf(content: string): Owner | undefined {
  try {
    const owner: Partial<Owner> | null = JSON.parse(content);
    return typeof owner?.pid === 'number' && typeof owner.host === 'string'
      ? { pid: owner.pid, started: owner.started, host: owner.host }
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A process on another machine, which shares this folder, cannot be looked at: it counts as running. */
function isHeld(content: string, lockPath: string, nowMs: number): boolean {
  const owner = ownerOf(content);
  if (owner === undefined) return nowMs - (modifiedMs(lockPath) ?? 0) < NAMELESS_MS;
  if (owner.host !== hostname()) return true;
  const started = processStart(owner.pid);
  return started !== undefined && (started === '' || !owner.started || started === owner.started);
}

function modifiedMs(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** By renaming, so that of two runs that do this at once, one finds that it has got hold of the other's new lock. */
function takeAway(lockPath: string, seen: string): void {
  const aside = `${lockPath}.old`;
  try {
    renameSync(lockPath, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (contentOf(aside) === seen) rmSync(aside, { force: true });
  else renameSync(aside, lockPath);
}

function release(lockPath: string, owner: string): void {
  try {
    if (contentOf(lockPath) === owner) rmSync(lockPath, { force: true });
  } catch (error) {
    // What the system refuses here must not hide how the run ended. A lock left behind is taken over later.
    if (errorCode(error) === undefined) throw error;
  }
}

function inUse(path: string, lockPath: string, content: string): OutputError {
  const owner = ownerOf(content);
  const who = owner
    ? `process ${owner.pid}${owner.host === hostname() ? '' : ` on ${owner.host}`}`
    : 'another run';
  return new OutputError(
    `${path} is being written by ${who}; wait for it to end, or remove ${lockPath} if there is no such run`,
  );
}
