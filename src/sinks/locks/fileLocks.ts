import { closeSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { asyncScheduler, type SchedulerLike, Subscription } from 'rxjs';
import { UsageError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';
import { outputError } from '../files/outputError.js';
import { createWhole } from './createWhole.js';
import { isRunning, ownerOf, thisOwner } from './lockOwner.js';

/** A lock that nobody has written his name into for so long belongs to nobody. */
const NAMELESS_MS = 10_000;
/** How often a lock is signed again; while there are more and more of them, half as often. */
const SIGN_MS = 15_000;
/** A lock of a process that cannot be looked at, and that has not been signed for so long, belongs to nobody. */
const UNSIGNED_MS = 60_000;
/** Locks that are signed in one go: a run may hold a hundred thousand, which would hold up everything else. */
const AT_ONCE = 100;
const ATTEMPTS = 10;

/**
 * Keeps other runs from writing files, by a file `PATH.lock` beside each of them that names this process. One timer signs
 * all of them. What is kept for each is its path.
 *
 * @example
 * const locks = new FileLocks();
 * locks.take('results.csv');
 * locks.release('results.csv');
 */
export class FileLocks {
  readonly #held = new Set<string>();
  readonly #inTurn = again(this.#held);
  readonly #scheduler: SchedulerLike;
  #signing = Subscription.EMPTY;
  #ownText: string | undefined;

  /** `scheduler` is the clock for signing them. */
  constructor(scheduler: SchedulerLike = asyncScheduler) {
    this.#scheduler = scheduler;
  }

  /** See `fileLock`, which throws the same. `now` is in milliseconds since 1970; default: as the file system counts them. */
  take(path: string, now?: () => number): void {
    const lockPath = lockOf(path);
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { isNew, atMs } = createWhole(lockPath, this.#owner);
        if (isNew) {
          this.#hold(path);
          return;
        }
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

  /** Lets go of a lock, where it is held. */
  release(path: string): void {
    if (!this.#held.delete(path)) return;
    if (this.#held.size === 0) this.#signing.unsubscribe();
    const lockPath = lockOf(path);
    unlessRefused(() => {
      if (contentOf(lockPath) === this.#owner) rmSync(lockPath);
    });
  }

  get #owner(): string {
    this.#ownText ??= JSON.stringify(thisOwner());
    return this.#ownText;
  }

  #hold(path: string): void {
    this.#held.add(path);
    if (this.#held.size === 1) this.#signLater();
  }

  #signLater(): void {
    const goes = Math.ceil(this.#held.size / AT_ONCE);
    this.#signing = this.#scheduler.schedule(() => this.#sign(), SIGN_MS / goes);
  }

  #sign(): void {
    const count = Math.min(AT_ONCE, this.#held.size);
    for (let signed = 0; signed < count; signed++) {
      const lockPath = lockOf(this.#inTurn.next().value);
      unlessRefused(() => sign(lockPath, this.#owner));
    }
    this.#signLater();
  }
}

/** The values of a set, one after the other and then again, as long as there are any. */
function* again<Value>(values: ReadonlySet<Value>): Generator<Value, never> {
  for (;;) yield* values;
}

function lockOf(path: string): string {
  return `${path}.lock`;
}

/** Written again, so that the file system sets the time: its clock may be another machine's. */
function sign(lockPath: string, owner: string): void {
  const fd = openSync(lockPath, 'r+');
  try {
    const own = Buffer.from(owner);
    const found = Buffer.alloc(own.length + 1);
    if (own.equals(found.subarray(0, readSync(fd, found, 0, found.length, 0))))
      writeSync(fd, own, 0, own.length, 0);
  } finally {
    closeSync(fd);
  }
}

/** What the system refuses here must not hide how the run ends. A lock left behind is taken over later. */
function unlessRefused(act: () => void): void {
  try {
    act();
  } catch (error) {
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
